import { type ChildProcess, spawn } from 'node:child_process'

export type Run = { code: number; output: string }
type Options = { env?: Record<string, string>; isQuiet?: boolean }

/** Runs a program for Node: `runProgram` with the Node that runs this. */
export function runNode(words: string[], options: Options = {}): Promise<Run> {
  return runProgram(process.execPath, words, options)
}

/**
 * Runs a program and resolves when it ends: its exit code and, where it was to be quiet, what it said. One that cannot be
 * started ends with code 127. A signal to end is passed on to it, so that it does not outlive this process.
 */
export function runProgram(program: string, words: string[], { env = {}, isQuiet = false }: Options = {}): Promise<Run> {
  const out = isQuiet ? 'pipe' : 'inherit'
  const child: ChildProcess = spawn(program, words, { env: { ...process.env, ...env }, stdio: ['ignore', out, out] })
  const parts: Buffer[] = []
  child.stdout?.on('data', (part: Buffer) => parts.push(part))
  child.stderr?.on('data', (part: Buffer) => parts.push(part))

  const passOn = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGTERM', passOn).on('SIGINT', passOn)
  return new Promise((resolve) => {
    const end = (code: number) => {
      process.off('SIGTERM', passOn).off('SIGINT', passOn)
      resolve({ code, output: Buffer.concat(parts).toString() })
    }
    child.once('error', () => end(127))
    child.once('close', (code) => end(code ?? 143))
  })
}
