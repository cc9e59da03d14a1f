import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { foldEmail } from '@/core/email'
import { signInForm } from '@/core/people'
import { appointFromOutside, dismissFromOutside } from '@/server/administrators'
import { readEnv } from '@/server/env'
import { createResetLink, inviteInstructor } from '@/server/links'
import { type Account, countRecords, findAccountByEmail, listPeople, type RecordCounts, removePerson } from '@/server/people'
import { shownEmail } from '@/server/person-keys'
import { findPersonalData } from '@/server/personal-data'
import { listSharedAddressWords } from './shared-addresses'

/** How to use the commands. */
export const peopleUsage = `npm run people -- <command>

  list [words]              everybody with an account, or those whose name or e-mail address contains the words
  reset <e-mail>            makes a one-time link with which this person sets a new password
  invite-instructor         makes a one-time link with which somebody becomes an instructor
  appoint <e-mail>          makes this instructor an administrator, who sees everybody
  dismiss <e-mail>          makes this administrator an instructor like others, who sees the cohorts that he or she teaches
  export <e-mail> [file]    everything that is kept about this person, as JSON
  remove <e-mail> [--yes]   removes this person with everything that is kept about him or her`

/** The terminal that a command writes to and asks in. */
export type Terminal = { say(line: string): void; ask(question: string): Promise<string> }

/** The outcome of a command. `refusal` is a sentence that says why nothing was done, or null if it succeeded. */
export type CommandOutcome = { refusal: string | null }

const commands = { list, reset, 'invite-instructor': invite, appoint, dismiss, export: exportData, remove }
export type PeopleCommand = keyof typeof commands

/** Returns true if a word is the name of a command. */
export function isPeopleCommand(word: string): word is PeopleCommand {
  return Object.hasOwn(commands, word)
}

/** Runs a command with its arguments. It does not ask for a password: whoever can run it can also read the database. */
export function runPeopleCommand(command: PeopleCommand, words: string[], terminal: Terminal): Promise<CommandOutcome> {
  return commands[command](words, terminal)
}

const done: CommandOutcome = { refusal: null }

async function list(words: string[], { say }: Terminal): Promise<CommandOutcome> {
  const search = words.join(' ')
  const people = await listPeople(search)
  for (const { joinedAt, ...person } of people) say(`${personWords(person)}, since ${joinedAt.toISOString().slice(0, 10)}`)
  for (const line of await listSharedAddressWords()) say(line)
  if (people.length > 0) return done
  return refuse(search ? `Nobody’s name or e-mail address contains “${search}”.` : 'Nobody has an account yet.')
}

async function reset(words: string[], { say }: Terminal): Promise<CommandOutcome> {
  return withPerson(words, 1, async (person) => {
    const path = await createResetLink(person.email)
    if (!path.ok) return refuse(nobodyHas(person.email))
    say(
      `With this link ${personWords(person)}, sets a new password. It works once, within a day; an earlier one does not work any more.`,
    )
    say(readEnv().origin + path.value)
    say('Whoever has the link can use it: hand it to this person only.')
    return done
  })
}

async function invite(words: string[], { say }: Terminal): Promise<CommandOutcome> {
  if (words.length > 0) return refuse(peopleUsage)
  const path = await inviteInstructor()
  say('With this link somebody becomes an instructor, with a new account or the one that they have. It works once, within a day.')
  say(readEnv().origin + path)
  return done
}

async function appoint(words: string[], { say }: Terminal): Promise<CommandOutcome> {
  return withPerson(words, 1, async (person) => {
    const appointed = await appointFromOutside(person.id)
    if (!appointed.ok) return refuse(`${person.name} is a learner. Only an instructor can be an administrator.`)
    say(`${person.name} (${person.email}) is an administrator now, and sees everybody.`)
    return done
  })
}

async function dismiss(words: string[], { say }: Terminal): Promise<CommandOutcome> {
  return withPerson(words, 1, async (person) => {
    const dismissed = await dismissFromOutside(person.id)
    if (!dismissed.ok) {
      return refuse(
        dismissed.error === 'not-found'
          ? `${person.name} is not an administrator.`
          : `${person.name} is the only administrator. Appoint another one first, with npm run people -- appoint <e-mail>.`,
      )
    }
    say(`${person.name} (${person.email}) is not an administrator any more, but an instructor still.`)
    return done
  })
}

async function exportData(words: string[], { say }: Terminal): Promise<CommandOutcome> {
  return withPerson(words, 2, async (person, [file]) => {
    const json = JSON.stringify(await findPersonalData(person.id), null, 2)
    if (file === undefined) {
      say(json)
      return done
    }
    // npm changes into the project's folder, and says from where it was called.
    const path = resolve(process.env.INIT_CWD ?? '.', file)
    try {
      await writeFile(path, `${json}\n`, { flag: 'wx', mode: 0o600 })
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      return refuse(
        code === 'EEXIST' ? `There is a file ${path} already. Choose another name.` : `Nothing was written: ${message}.`,
      )
    }
    say(`Everything that is kept about ${personWords(person)}, was written to ${path}.`)
    return done
  })
}

async function remove(words: string[], { say, ask }: Terminal): Promise<CommandOutcome> {
  const isSure = words.includes('--yes')
  const others = words.filter((word) => word !== '--yes')
  return withPerson(others, 1, async (person) => {
    if (!isSure) {
      say(`This removes ${personWords(person)}, with ${recordWords(await countRecords(person))}. There is no undo.`)
      const typed = readEmail(await ask('Type the e-mail address to go on: '))
      if (typed === null || foldEmail(typed) !== foldEmail(person.email)) return refuse('Nothing was removed.')
    }
    const removed = await removePerson(person)
    if (!removed.ok) {
      const why: Record<typeof removed.error, string> = {
        'not-found': nobodyHas(person.email),
        'last-instructor': `Nothing was removed: ${person.name} is the only instructor. Invite another one first, with npm run people -- invite-instructor.`,
        'last-administrator': `Nothing was removed: ${person.name} is the only administrator. Appoint another one first, with npm run people -- appoint <e-mail>.`,
      }
      return refuse(why[removed.error])
    }
    say(`Removed ${personWords(person)}, with ${recordWords(removed.value)}.`)
    say('Backups in the data folder hold it until you delete them.')
    return done
  })
}

/** Calls `act` with the person whose e-mail address is the first word, and with the other words. Refuses more than `atMost` words. */
async function withPerson(
  words: string[],
  atMost: number,
  act: (person: Account, others: string[]) => Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  const [first, ...others] = words
  if (first === undefined || words.length > atMost) return refuse(peopleUsage)
  const email = readEmail(first)
  const person = email === null ? null : await findAccountByEmail(email)
  return person ? act(person, others) : refuse(nobodyHas(first))
}

/** Returns an e-mail address in the plain form by which accounts are found. Returns null if the text cannot be one. */
function readEmail(typed: string): string | null {
  const read = signInForm.shape.email.safeParse(typed)
  return read.success ? read.data : null
}

function personWords({ name, email, role, isAdministrator }: Omit<Account, 'id' | 'sessionVersion'>): string {
  const shown = shownEmail(email)
  return `${name} (${shown}${shown === email ? '' : `, ${email}`}), ${isAdministrator ? 'administrator' : role}`
}

function nobodyHas(email: string): string {
  return `Nobody here has the e-mail address ${email}. “npm run people -- list” shows who is here.`
}

function recordWords({ attempts, answers, lessons, reviews }: RecordCounts): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
  return `${count(attempts, 'attempt')}, ${count(answers, 'answer')}, ${count(lessons, 'lesson')} begun and ${count(reviews, 'question')} to review`
}

function refuse(sentence: string): CommandOutcome {
  return { refusal: sentence }
}
