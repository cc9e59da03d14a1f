import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** The address that people use. */
export const publicOrigin = 'https://course.example'

/**
 * Starts the built product as it stands behind a proxy with TLS, on the data that `prepareServer` has made: the network of a caller
 * is what X-Forwarded-For says, and cookies are those of https. `said` is all that it has written on its two streams.
 */
export async function startBehindProxy() {
  const port = await findFreePort()
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    NEXTAUTH_URL: publicOrigin,
    NODE_ENV: 'production' as const,
  }
  const words = ['--expose-gc', '--import', './tests/support/memory.mjs', '--import', 'tsx', 'scripts/start.ts']
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.on('data', (part: Buffer) => {
    said.out += part.toString()
  })
  child.stderr.on('data', (part: Buffer) => {
    said.err += part.toString()
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let i = 0; !said.out.includes('The course is at'); i++) {
    if (i > 1000 || child.exitCode !== null) throw new Error(`The server did not start: ${said.out}${said.err}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    port,
    said,
    /** How much memory the server holds once what nobody uses is collected, in MB, and how much the system has given it. */
    async readMemory(): Promise<{ held: number; resident: number }> {
      const before = said.err.length
      child.kill('SIGUSR2')
      for (let i = 0; i < 200; i++) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        const line = said.err
          .slice(before)
          .split('\n')
          .find((each) => each.includes('"held"') && each.endsWith('}'))
        if (line) return JSON.parse(line) as { held: number; resident: number }
      }
      throw new Error('The server does not tell how much memory it holds.')
    },
    async stop(): Promise<void> {
      child.kill('SIGTERM')
      await gone
    },
  }
}

function findFreePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
