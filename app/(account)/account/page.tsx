import type { Metadata } from 'next'
import { Words } from '@/app/_components/site/words'
import styles from '@/app/(account)/_form/account.module.css'
import type { Field } from '@/app/(account)/_form/fields-form'
import { newPasswordField } from '@/app/(account)/_form/new-account-fields'
import { pathWithQuery, requireViewer } from '@/app/viewer'
import { countRecords } from '@/server/people'
import { changeNameWith, changePasswordWith, removeAccountWith, signOutEverywhereWith } from './_parts/actions'
import { PartForm } from './_parts/part-form'
import styleOf from './_parts/parts.module.css'
import { WhatGoes } from './_parts/what-goes'

const changes: Record<string, string> = {
  name: 'Your name was changed.',
  password: 'Your new password is set. Every other browser was signed out.',
}

type Props = PageProps<'/account'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const changed = changeWords((await searchParams).changed)
  return { title: changed ? `${changed} Your account` : 'Your account' }
}

const nameField: Field = { name: 'name', label: 'Name', type: 'text', autoComplete: 'name' }
const currentField: Field = {
  name: 'current',
  label: 'Current password',
  type: 'password',
  autoComplete: 'current-password',
}

/** Everything that people can do with their own account. */
export default async function AccountPage({ searchParams }: Props) {
  const query = await searchParams
  const viewer = await requireViewer(pathWithQuery('/account', query))
  const records = await countRecords(viewer)
  const { name, email } = viewer
  const changed = changeWords(query.changed)
  return (
    <Words as="div" className={`page ${styles.account}`}>
      <h1>Your account</h1>
      <p className={styles.lead}>
        <bdi>{name}</bdi>, <bdi>{email}</bdi>. You sign in with this address
        {viewer.role === 'instructor' && ', and you are an instructor'}.
      </p>
      {changed && (
        <p role="status" className="notice good">
          {changed}
        </p>
      )}
      <div className={styleOf.parts}>
        <section aria-labelledby="name">
          <h2 id="name">Name</h2>
          <PartForm
            action={changeNameWith}
            fields={[nameField]}
            name={name}
            button="Change the name"
            busyButton="Changing it…"
            isQuiet
          />
        </section>
        <section aria-labelledby="password">
          <h2 id="password">Password</h2>
          <PartForm
            action={changePasswordWith}
            fields={[currentField, newPasswordField]}
            username={email}
            button="Change the password"
            busyButton="Changing it…"
            isQuiet
          />
        </section>
        <section aria-labelledby="data">
          <h2 id="data">A copy of your data</h2>
          <p>
            Everything that is kept about you, as one file: your name and address, your place in the lessons, every attempt with
            your answers and how sure you were, and what is to come back for review.
          </p>
          <p className={styleOf.way}>
            <a href="/api/me/data" download className="button-quiet">
              Download my data
            </a>
          </p>
        </section>
        <section aria-labelledby="everywhere">
          <h2 id="everywhere">Sign out everywhere</h2>
          <p>If you have left a browser signed in somewhere. It signs out this one as well; nothing that was saved is lost.</p>
          <PartForm action={signOutEverywhereWith} fields={[]} button="Sign out everywhere" busyButton="Signing out…" isQuiet />
        </section>
        <section aria-labelledby="remove">
          <h2 id="remove">Remove the account</h2>
          <WhatGoes records={records} />
          <PartForm
            action={removeAccountWith}
            fields={[{ ...currentField, label: 'Your password' }]}
            username={email}
            button="Remove my account for good"
            busyButton="Removing it…"
            isQuiet
          />
        </section>
      </div>
    </Words>
  )
}

function changeWords(code: unknown): string | null {
  return typeof code === 'string' && Object.hasOwn(changes, code) ? (changes[code] ?? null) : null
}
