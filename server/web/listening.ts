import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Starts listening and returns the port, which is any free one if 0 is asked for. Rejects if the port is in use. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
