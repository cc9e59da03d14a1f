/** The clients of a flood, in a process of their own so that they do not disturb what measures. Started by bench/flood.ts. */
import { Agent, type OutgoingHttpHeaders, request as send } from 'node:http'

/** What the clients ask for. */
export type Load = 'sign-in' | 'sign-in-form' | 'sign-up-form' | 'broken-json' | 'sign-in-page'

type Order = { port: number; load: Load; sources: number; clients: number; seconds: number }
type Asked = { method: 'GET' | 'POST'; path: string; headers: OutgoingHttpHeaders; body: string }

const boundary = 'flood-of-forms'
let count = 0

process.on('message', (order: Order) => {
  void flood(order).then((statuses) => process.send?.(statuses, () => process.exit(0)))
})

/** Each client asks again as soon as it is answered. Returns how often each status came back. */
async function flood({ port, load, sources, clients, seconds }: Order): Promise<Record<string, number>> {
  const hidden = load.endsWith('form') ? await readHiddenFields(port, load === 'sign-up-form' ? '/sign-up' : '/sign-in') : {}
  const until = performance.now() + seconds * 1000
  const statuses: Record<string, number> = {}
  await Promise.all(
    Array.from({ length: clients }, async (_, i) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      while (performance.now() < until) {
        const status = await ask(port, agent, `198.51.100.${(i % sources) + 1}`, next(load, hidden)).catch(() => 'failed')
        statuses[status] = (statuses[status] ?? 0) + 1
      }
      agent.destroy()
    }),
  )
  return statuses
}

function next(load: Load, hidden: Record<string, string>): Asked {
  count += 1
  const email = `flood-${process.pid}-${count}@example.org`
  const json = { 'content-type': 'application/json' }
  switch (load) {
    case 'sign-in':
      return {
        method: 'POST',
        path: '/api/session',
        headers: json,
        body: JSON.stringify({ email, password: 'not the password' }),
      }
    case 'broken-json':
      return { method: 'POST', path: '/api/session', headers: json, body: '{"email"' }
    case 'sign-in-page':
      return { method: 'GET', path: '/sign-in', headers: {}, body: '' }
    case 'sign-in-form':
      return asForm('/sign-in', { ...hidden, email, password: 'not the password' })
    case 'sign-up-form':
      return asForm('/sign-up', { ...hidden, name: 'Flood', email, password: 'a long enough password' })
  }
}

function asForm(path: string, fields: Record<string, string>): Asked {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return { method: 'POST', path, headers, body: `${parts.join('')}--${boundary}--\r\n` }
}

async function readHiddenFields(port: number, path: string): Promise<Record<string, string>> {
  const html = await (await fetch(`http://127.0.0.1:${port}${path}`)).text()
  const found = html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]))
}

function ask(port: number, agent: Agent, source: string, { method, path, headers, body }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = { ...headers, 'x-forwarded-for': source, 'content-length': Buffer.byteLength(body) }
    const going = send({ host: '127.0.0.1', port, agent, method, path, headers: sent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
    })
    going.on('error', reject).end(body)
  })
}
