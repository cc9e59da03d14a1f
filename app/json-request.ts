type Options = {
  /** What to send as JSON. With a body the request is a POST, without one a GET. */
  body?: unknown
  /** Gives up when it fires. */
  signal?: AbortSignal
  /** Lets the browser finish the request after the page is gone. */
  keepalive?: boolean
}

/**
 * Sends a request to an address of this product, in JSON both ways; for the browser. A refusal is a response like any other.
 * Rejects if no response comes: without a connection, or once `signal` fires.
 */
export function requestJson(path: string, { body, signal, keepalive }: Options = {}): Promise<Response> {
  const accept = { accept: 'application/json' }
  if (body === undefined) return fetch(path, { headers: accept, signal, keepalive })
  const headers = { ...accept, 'content-type': 'application/json' }
  return fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal, keepalive })
}

/** The body of a response as JSON; null if it is not JSON, or breaks off. */
export async function readJson(response: Response): Promise<unknown> {
  return response.json().catch(() => null)
}
