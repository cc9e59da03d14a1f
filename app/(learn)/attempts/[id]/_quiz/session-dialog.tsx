import { type SubmitEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { Words } from '@/app/_components/site/words'
import { readJson, requestJson } from '@/app/json-request'
import { messages } from '@/app/words/messages'
import styles from './quiz.module.css'

type Props = { onSignedIn: () => void; onClose: () => void }

/** A dialog to sign in again without leaving the page. */
export function SessionDialog({ onSignedIn, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  useLayoutEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    // A dialog that is closed before it is removed gives the focus back to where it was.
    return () => opened?.close()
  }, [])

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const { email, password } = Object.fromEntries(new FormData(form))
    setBusy(true)
    setRefusal(null)
    const words = await signIn(email, password)
    setBusy(false)
    if (words === null) return onSignedIn()
    setRefusal(words)
    form.querySelector<HTMLInputElement>('input[type="password"]')?.focus()
  }

  return (
    <Words as="dialog" ref={dialog} aria-labelledby={`${id}title`} onCancel={onClose} className={styles.dialog}>
      <h2 id={`${id}title`}>Sign in again to go on</h2>
      <p>Your session has ended. Your answers are still here and are saved as soon as you are back.</p>
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor={`${id}email`}>E-mail address</label>
          <input id={`${id}email`} name="email" type="email" autoComplete="username" required />
        </div>
        <div className="field">
          <label htmlFor={`${id}password`}>Password</label>
          <input
            id={`${id}password`}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            aria-describedby={`${id}refusal`}
            aria-invalid={refusal ? true : undefined}
          />
          <p id={`${id}refusal`} role="alert" className="error">
            {refusal}
          </p>
        </div>
        <p className="button-row">
          <button type="button" className="button-quiet" onClick={onClose}>
            Not now
          </button>
          <button type="submit" className="button" aria-disabled={isBusy}>
            {isBusy ? 'Signing in…' : 'Sign in'}
          </button>
        </p>
      </form>
    </Words>
  )
}

const codes = ['wrong-credentials', 'too-many-tries', 'crowded', 'busy', 'disk-full', 'storage-failed'] as const

// Null once somebody is signed in; otherwise why not, in words.
async function signIn(email: unknown, password: unknown): Promise<string | null> {
  try {
    const response = await requestJson('/api/session', { body: { email, password } })
    if (response.ok) return null
    const { error } = ((await readJson(response)) ?? {}) as { error?: string }
    const known = codes.find((code) => code === error)
    if (known) return messages[known]
    return 'Signing in did not work just now. Nothing is lost. Please try again in a moment.'
  } catch {
    return 'There is no connection just now. Nothing is lost. Please try again in a moment.'
  }
}
