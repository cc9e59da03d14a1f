import { readdirSync, readFileSync } from 'node:fs'

/** The time that all threads of a process have spent on a CPU so far, ms. Linux counts it in nanoseconds. */
export function cpuMilliseconds(pid: number): number {
  const threads = `/proc/${pid}/task`
  const spent = readdirSync(threads).map((id) => Number(readFileSync(`${threads}/${id}/schedstat`, 'utf8').split(' ')[0]))
  return spent.reduce((sum, each) => sum + each, 0) / 1e6
}

/** The memory of a process, MiB: what it holds alone and its share of what it holds with others (PSS). */
export function memoryMebibytes(pid: number): number {
  const [, kibibytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
  return Number(kibibytes) / 1024
}

/** The value below which a share (0..1) of the values lies; 0 if there is none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
