/** Manages people from the command line, even while the server runs: `npm run people -- <command>`. */
import { createInterface } from 'node:readline/promises'
import { fileOf } from '@/server/database/database-file'
import { generateClient } from '@/server/database/generate'
import { inspectDatabase } from '@/server/database/migrations'
import { findStorageFault } from '@/server/database/storage-fault'
import { explainRefusal, faultWords } from './database-words'
import { readEnvOrStop, runScript, Stop } from './set-up'

await runScript(async () => {
  // Exported files contain personal data, so only the owner may read them.
  process.umask(0o077)
  const env = readEnvOrStop()
  await generateClient()
  const { isPeopleCommand, peopleUsage, runPeopleCommand } = await import('./people-commands')
  const [command = '', ...words] = process.argv.slice(2)
  if (!isPeopleCommand(command)) throw new Stop(peopleUsage)

  const state = await inspectDatabase(env.databaseUrl)
  if (typeof state !== 'string') throw new Stop(explainRefusal(state, fileOf(env.databaseUrl)))
  if (state === 'missing') {
    throw new Stop(
      `There is no database at ${env.databaseUrl}. Start the course once, or name the DATA_DIR that it is started with.`,
    )
  }
  if (state === 'outdated') {
    throw new Stop('The database is of an earlier version of this software. Start the course anew, which brings it up to date.')
  }
  const { closeDb } = await import('@/server/database/client')
  try {
    const { refusal } = await runPeopleCommand(command, words, { say: (line) => console.log(line), ask })
    if (refusal !== null) throw new Stop(refusal)
  } catch (error) {
    const fault = findStorageFault(error)
    throw fault ? new Stop(`Nothing was done: ${faultWords[fault]}. Try again once that has changed.`) : error
  } finally {
    await closeDb()
  }
})

/** Asks a question in the terminal. Returns an empty answer if the input ends. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')))
    return await Promise.race([terminal.question(question), ended])
  } finally {
    terminal.close()
  }
}
