import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { checkPageForm } from '@/server/web/page-forms'

const actions = new Map([
  ['a1', ['/sign-in', '/set-up/:token']],
  ['b1', ['/reviews']],
])
const state = { values: { name: '$$5 off', email: '' }, errors: {} }

/** What a script sends for an action: React's arguments in the field "0", and the form's own fields. */
const call = (fields: Record<string, string> = {}) => ({
  '0': JSON.stringify([state, '$K1']),
  _1_email: 'ada@example.org',
  ...fields,
})
/** What a browser sends without a script. */
const plain = (fields: Record<string, string> = {}) => ({
  $ACTION_REF_1: '',
  '$ACTION_1:0': JSON.stringify({ id: 'a1', bound: '$@1' }),
  '$ACTION_1:1': JSON.stringify([state]),
  $ACTION_KEY: 'k1234',
  email: 'ada@example.org',
  ...fields,
})

function aRequest(headers: Record<string, string>): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  return Object.assign(request, { method: 'POST', url: '/sign-in', headers })
}

/** Checks a form with these fields that was sent to a page. */
async function check(fields: Record<string, string>, headers: Record<string, string> = {}, path = '/sign-in') {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const written = new Response(form)
  const type = written.headers.get('content-type') ?? ''
  const body = Buffer.from(await written.arrayBuffer())
  return checkPageForm(aRequest({ 'content-type': type, ...headers }), body, path, actions)
}

const judged = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const checked = await check(fields, headers)
  return checked.ok ? 'taken' : checked.refusal
}

describe('a form that a page of ours sends', () => {
  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['by a script', call({ _1_odd: '\r\n--x\r\n"é”' }), { 'next-action': 'a1' }],
    ['without a script', plain({ odd: '\r\n--x\r\n"é”' }), {}],
  ])('%s goes on with its fields, in a body that was written anew', async (_, fields, headers) => {
    const checked = await check(fields, headers)
    if (!checked.ok) throw new Error(checked.refusal)
    const parts: Buffer[] = []
    for await (const part of checked.request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    expect(checked.request).toMatchObject({ method: 'POST', url: '/sign-in', complete: true })
    expect(checked.request.headers).toMatchObject({ ...headers, 'content-length': String(body.length) })
    const type = checked.request.headers['content-type'] ?? ''
    const read = await new Response(body, { headers: { 'content-type': type } }).formData()
    expect(Object.fromEntries(read)).toEqual(fields)
  })

  test('is taken at every page that has its action, and at no other', async () => {
    const at = async (path: string) => (await check(plain(), {}, path)).ok
    const paths = ['/sign-in', '/set-up/abc', '/set-up', '/set-up/a/b', '/reviews', '/sign-in/']
    expect(await Promise.all(paths.map(at))).toEqual([true, true, false, false, false, false])
    expect(await judged(call(), { 'next-action': 'b1' })).toBe('unknown-form')
  })

  test('is told to be from before an update if this build has no such action', async () => {
    expect(await judged(call(), { 'next-action': 'b2' })).toBe('unknown-form')
    expect(await judged(plain({ '$ACTION_1:0': JSON.stringify({ id: 'b2', bound: '$@1' }) }))).toBe('unknown-form')
  })
})

describe('refused is', () => {
  const args = (value: unknown) => call({ '0': typeof value === 'string' ? value : JSON.stringify(value) })
  const deep = JSON.parse(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`)
  test.each<[string, Record<string, string>]>([
    ['no argument', { _1_email: 'x' }],
    ['an empty list of arguments', args([])],
    ['one argument', args(['$K1'])],
    ['three arguments', args([state, '$K1', 1])],
    ['arguments that are no list', args({ length: 2, 0: state, 1: '$K1' })],
    ['arguments that are no JSON', args('{')],
    ['a text for the form', args([state, 'x'])],
    ['another part for the form', args([state, '$K2'])],
    ['a list for the state', args([[state], '$K1'])],
    ['null for the state', args([null, '$K1'])],
    ['a state that names another part', args([{ a: '$1' }, '$K1'])],
    ['a state that names a server action', args([{ a: '$F1' }, '$K1'])],
    ['a state that is to be made of a file', args([{ a: { b: ['$B1'] } }, '$K1'])],
    ['a state that is to be made of a map', args([{ a: '$Q1' }, '$K1'])],
    ['a state that is nested a hundred times', args([deep, '$K1'])],
    ['a state of very many values', args([{ a: Array(20_000).fill(0) }, '$K1'])],
    ['a state that changes what all objects have', args('[{"__proto__":{"a":1}},"$K1"]')],
    ['a field that is not the form’s', call({ '1': '[]' })],
  ])('a call with %s', async (_, fields) => expect(await judged(fields, { 'next-action': 'a1' })).toBe('bad-form'))

  test.each<[string, Record<string, string>]>([
    ['no action', { email: 'x' }],
    ['a reference without an action', { $ACTION_REF_1: '' }],
    ['an action by its id alone', { $ACTION_ID_a1: '' }],
    ['two actions', plain({ $ACTION_REF_2: '' })],
    ['a reference that is no number', plain({ $ACTION_REF_x: '' })],
    ['an action that is no JSON', plain({ '$ACTION_1:0': '{' })],
    ['an action without an id', plain({ '$ACTION_1:0': '{"bound":"$@1"}' })],
    ['an action with another bound part', plain({ '$ACTION_1:0': '{"id":"a1","bound":"$@2"}' })],
    ['an action with more to it', plain({ '$ACTION_1:0': '{"id":"a1","bound":"$@1","x":1}' })],
    ['a state that is no list', plain({ '$ACTION_1:1': '{}' })],
    ['a state that is empty', plain({ '$ACTION_1:1': '[]' })],
    ['a state that names another part', plain({ '$ACTION_1:1': '[{"a":"$@2"}]' })],
    ['a further part', plain({ '$ACTION_1:2': '[]' })],
    ['a key of 10,000 letters', plain({ $ACTION_KEY: 'k'.repeat(10_000) })],
  ])('a plain form with %s', async (_, fields) => expect(await judged(fields)).toBe('bad-form'))

  const multipart = { 'content-type': 'multipart/form-data; boundary=form' }
  test.each<[string, Record<string, string>, string]>([
    ['nothing', {}, ''],
    ['an empty multipart body', multipart, ''],
    ['a garbled multipart body', multipart, '--form\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'],
    ['a body without its boundary', { 'content-type': 'multipart/form-data' }, '--form--'],
    ['the fields of a plain form in another encoding', { 'content-type': 'application/x-www-form-urlencoded' }, 'email=a'],
    ['JSON', { 'content-type': 'application/json' }, '{}'],
    ['text for an action', { 'content-type': 'text/plain', 'next-action': 'a1' }, '[]'],
  ])('a body of %s', async (_, headers, body) => {
    expect(await checkPageForm(aRequest(headers), Buffer.from(body), '/sign-in', actions)).toEqual({
      ok: false,
      refusal: 'bad-form',
    })
  })

  test('a form of thousands of fields', async () => {
    const many = Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`f${i}`, '']))
    expect(await judged(plain(many))).toBe('bad-form')
  })
})
