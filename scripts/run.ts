import { type ChildProcess, spawn } from 'node:child_process'

export type Run = { code: number; output: string }
type Options = { env?: Record<string, string>; isQuiet?: boolean }

/** Runs a program of Node with the Node that runs this process. */
export function runNode(words: string[], options: Options = {}): Promise<Run> {
  return runProgram(process.execPath, words, options)
}

/**
 * Runs a program and resolves when it ends, with its exit code and, if it ran quietly, its output. A program that cannot be
 * started ends with code 127. SIGTERM and SIGINT are passed on to it, so that it does not outlive this process.
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
