import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of a few kilobytes, for what happens when it is full. */
export type SmallDisk = { folder: string; resize(kilobytes: number): void; remove(): void }

/** Mounts a disk of this size in memory; null if this machine does not allow it, which it does for root alone. */
export function findSmallDisk(kilobytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const run = (program: string, ...words: string[]) => spawnSync(program, [...words, folder]).status === 0
  if (process.getuid?.() !== 0 || !run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs')) {
    rmSync(folder, { recursive: true })
    return null
  }
  return {
    folder,
    resize(size) {
      if (!run('mount', '-o', `remount,size=${size}k`)) throw new Error('The small disk could not be resized.')
    },
    remove() {
      run('umount', '-l')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
