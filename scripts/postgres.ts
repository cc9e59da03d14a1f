import { execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const installed = '/usr/lib/postgresql'

/** A PostgreSQL server that lives as long as the tests. `url` is that of its first database. */
export type TestPostgres = { url: string; stop(): Promise<void> }

/** What to do where no PostgreSQL is found. */
export const howToGetPostgres =
  'The server tests on PostgreSQL need its programs: on Debian or Ubuntu, "apt-get install -y postgresql"; or set TEST_DATABASE_URL to an empty database.'

/** Starts a PostgreSQL in a temporary folder, installing it where that is possible. Returns null if there is none. */
export async function startPostgres(): Promise<TestPostgres | null> {
  const programs = findPrograms() ?? (await install())
  if (!programs) return null
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  const isRoot = process.getuid?.() === 0
  // PostgreSQL refuses to run as root.
  const owner = isRoot ? await idsOf('postgres') : null
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const ids = owner ?? {}
  const data = join(folder, 'data')
  await run(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'], {
    ...ids,
    cwd: folder,
  })
  const port = await freePort()
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'autovacuum=off',
    `unix_socket_directories=${folder}`,
  ]
  const words = ['-D', data, '-p', String(port), '-h', '127.0.0.1', ...settings.flatMap((each) => ['-c', each])]
  const server = spawn(join(programs, 'postgres'), words, { ...ids, cwd: folder, stdio: 'ignore' })
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  for (let tries = 0; ; tries++) {
    const isReady = await run(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).then(
      () => true,
      () => false,
    )
    if (isReady) break
    if (tries > 100) throw new Error('PostgreSQL did not start.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function findPrograms(): string | null {
  const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(installed, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ?? null
}

async function install(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql']).catch(() => undefined)
  return findPrograms()
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (which) => Number((await run('id', [which, user])).stdout)))
  return { uid: uid as number, gid: gid as number }
}

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
