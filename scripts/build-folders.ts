import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type FileLock, identityOf, takeLock } from '@/server/database/file-lock'

/** The built pages of a course. No command changes their folder until it is released or this process ends. */
export type Build = {
  folder: string
  /** Returns false if somebody has moved or deleted the folder. */
  isThere(): boolean
  release(): void
}

type OnDamage = (folder: string) => void

const mostBuilds = 4

/**
 * Finds a build made from these sources, and holds it. `madeFrom` is the hash of the sources, in 16 digits. Returns null if there is
 * none. Calls `onDamage` with the folder of a build whose files are no longer what was built, and leaves it as it is.
 */
export async function findBuild(buildsDir: string, madeFrom: string, onDamage?: OnDamage): Promise<Build | null> {
  for (const name of (await listBuilds(buildsDir)).filter((each) => each.startsWith(madeFrom))) {
    const folder = join(buildsDir, name)
    const lock = holdIfThere(folder)
    if (lock && (await isWhole(folder))) {
      const now = new Date()
      await utimes(listOf(folder), now, now)
      return asBuild(folder, lock)
    }
    lock?.release()
    if (lock) onDamage?.(folder)
  }
  return null
}

/** Renames a folder in which pages were just built, so that they can be found by their sources, and holds it. */
export async function keepBuild(buildsDir: string, workDir: string, madeFrom: string): Promise<Build> {
  await writeFile(listOf(workDir), JSON.stringify(await hashFiles(workDir)))
  const folder = join(buildsDir, await freeName(buildsDir, madeFrom))
  await rename(workDir, folder)
  const lock = holdIfThere(folder)
  if (!lock) throw new Error(`${folder} is gone.`)
  return asBuild(folder, lock)
}

/** Removes all builds except the four that were used last and those that somebody holds. */
export async function removeOldBuilds(buildsDir: string): Promise<void> {
  for (const name of (await readdir(buildsDir)).filter((each) => each.startsWith('removed-'))) {
    await rm(join(buildsDir, name), { recursive: true, force: true })
  }
  for (const name of (await listBuilds(buildsDir)).slice(mostBuilds)) {
    const folder = join(buildsDir, name)
    const lock = takeLock(lockOf(folder), 'exclusive')
    if (!lock) continue
    // It is renamed first, so that nobody finds a build that is only partly there.
    const removed = join(buildsDir, `removed-${name}`)
    await rename(folder, removed)
    lock.release()
    await rm(removed, { recursive: true, force: true })
  }
}

/** Returns all files below a folder, sorted; or the path itself, if it is a file. */
export async function listFilesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null)
  if (!entries) return [path]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

// A name is the hash of the sources and a number. If a build is damaged, a server may still use it, so the next one gets another number.
async function freeName(buildsDir: string, madeFrom: string): Promise<string> {
  const taken = await listBuilds(buildsDir)
  for (let number = 1; ; number++) if (!taken.includes(`${madeFrom}-${number}`)) return `${madeFrom}-${number}`
}

// Returns the names of all builds, the one that was used last first.
async function listBuilds(buildsDir: string): Promise<string[]> {
  const names = existsSync(buildsDir) ? await readdir(buildsDir) : []
  const builds = names.filter((name) => /^[0-9a-f]{16}-\d+$/.test(name))
  const used = new Map<string, number>()
  for (const name of builds) used.set(name, (await stat(listOf(join(buildsDir, name))).catch(() => null))?.mtimeMs ?? 0)
  return builds.sort((a, b) => (used.get(b) ?? 0) - (used.get(a) ?? 0))
}

function asBuild(folder: string, lock: FileLock): Build {
  const mark = join(folder, 'BUILD_ID')
  const made = identityOf(mark)
  return { folder, isThere: () => identityOf(mark) === made, release: lock.release }
}

function holdIfThere(folder: string): FileLock | null {
  return existsSync(folder) ? takeLock(lockOf(folder), 'shared') : null
}

function lockOf(folder: string): string {
  return join(folder, 'in-use.lock')
}

function listOf(folder: string): string {
  return join(folder, 'files.json')
}

async function isWhole(folder: string): Promise<boolean> {
  try {
    const wanted = JSON.parse(await readFile(listOf(folder), 'utf8')) as Record<string, string>
    for (const [file, hash] of Object.entries(wanted)) if ((await hashOf(join(folder, file))) !== hash) return false
    return Object.keys(wanted).length > 0
  } catch {
    return false
  }
}

// A server does not need what is there for the next build or for editors.
const notServed = /^(cache|types)\//

async function hashFiles(folder: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const file of await listFilesBelow(folder)) {
    const path = relative(folder, file)
    if (!notServed.test(path)) hashes[path] = await hashOf(file)
  }
  return hashes
}

async function hashOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('base64url')
}
