import { afterEach, expect, test, vi } from 'vitest'
import { readJson, requestJson } from '@/app/json-request'

const fetching = vi.fn<typeof fetch>()
vi.stubGlobal('fetch', fetching)
afterEach(() => void fetching.mockReset())

test('a request without a body is a GET that asks for JSON', async () => {
  fetching.mockResolvedValue(new Response('{}'))
  await requestJson('/api/me')
  const [path, { method = 'GET', headers, body } = {}] = fetching.mock.lastCall ?? []
  expect([path, method, headers, body]).toEqual(['/api/me', 'GET', { accept: 'application/json' }, undefined])
})

test('a request with a body is a POST of JSON that asks for JSON, and passes signal and keepalive on', async () => {
  fetching.mockResolvedValue(new Response('{}'))
  const { signal } = new AbortController()
  await requestJson('/api/session', { body: { email: 'a@b.example' }, signal, keepalive: true })
  expect(fetching).toHaveBeenLastCalledWith('/api/session', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: '{"email":"a@b.example"}',
    signal,
    keepalive: true,
  })
})

test('a refusal is a response, and only a request without a response rejects', async () => {
  fetching.mockResolvedValueOnce(Response.json({ error: 'closed' }, { status: 409 }))
  const refused = await requestJson('/api/attempts/one/submission', { body: {} })
  expect([refused.status, await readJson(refused)]).toEqual([409, { error: 'closed' }])
  fetching.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await expect(requestJson('/api/me')).rejects.toThrow('Failed to fetch')
})

test('a body that is not JSON is read as null', async () => {
  expect(await readJson(new Response('<!doctype html>'))).toBeNull()
})
