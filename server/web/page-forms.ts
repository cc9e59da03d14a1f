import type { IncomingMessage } from 'node:http'
import { withBody } from './bodies'
import type { Refusal } from './error-pages'
import { readFormData } from './form-data'
import { matchPath } from './route'

/**
 * For each server action of this build, by its id, the pages that contain it, as patterns such as `/set-up/:token`. Ids change with
 * every build.
 */
export type Actions = ReadonlyMap<string, readonly string[]>

type Checked = { ok: true; request: IncomingMessage } | { ok: false; refusal: Refusal }

const mostFields = 1000
const mostDepth = 20
const mostValues = 10_000

/**
 * Checks the form that was sent to a page, and writes it anew, so that Next receives only forms such as its own pages send. Next would
 * answer anything else with 500.
 *
 * Every server action takes what React's `useActionState` passes: the previous state and the form. Refusals: `bad-form` for anything
 * else; `unknown-form` for an action that the page at `path` does not have in this build.
 */
export async function checkPageForm(request: IncomingMessage, body: Buffer, path: string, actions: Actions): Promise<Checked> {
  const fields = await readFields(request.headers['content-type'], body)
  if (!fields) return { ok: false, refusal: 'bad-form' }
  const isOfPage = (action: string) => (actions.get(action) ?? []).some((page) => matchPath(page, path) !== null)
  const named = request.headers['next-action']
  const refusal = typeof named === 'string' ? checkCall(named, fields, isOfPage) : checkPlainForm(fields, isOfPage)
  return refusal ? { ok: false, refusal } : { ok: true, request: await rewrite(request, fields) }
}

async function readFields(type: string | undefined, body: Buffer): Promise<FormData | null> {
  if (type === undefined || !/^multipart\/form-data *;/i.test(type)) return null
  const fields = await readFormData(body, type)
  return fields && [...fields.keys()].length <= mostFields ? fields : null
}

// A script calls an action with the arguments in the field "0". The names of the form's own fields begin with "_1_".
function checkCall(action: string, fields: FormData, isOfPage: (action: string) => boolean): Refusal | null {
  if (!isOfPage(action)) return 'unknown-form'
  const names = [...fields.keys()]
  const areKnown = names.every((name) => name === '0' || name.startsWith('_1_'))
  const args = parse(fields.getAll('0'))
  const isCall = Array.isArray(args) && args.length === 2 && isState(args[0]) && args[1] === '$K1'
  return areKnown && isCall ? null : 'bad-form'
}

// Without scripts, a form contains the id of the action and the previous state in addition to its own fields.
function checkPlainForm(fields: FormData, isOfPage: (action: string) => boolean): Refusal | null {
  const ours = [...fields.keys()].filter((name) => name.startsWith('$ACTION'))
  const [reference = ''] = ours.filter((name) => name.startsWith('$ACTION_REF_'))
  const number = reference.slice('$ACTION_REF_'.length)
  const expected = [reference, `$ACTION_${number}:0`, `$ACTION_${number}:1`, '$ACTION_KEY']
  if (!/^\d{1,3}$/.test(number) || new Set(ours).size !== ours.length || !ours.every((name) => expected.includes(name)))
    return 'bad-form'
  const called = parse(fields.getAll(`$ACTION_${number}:0`))
  if (!isPlain(called) || typeof called.id !== 'string' || called.bound !== '$@1') return 'bad-form'
  if (Object.keys(called).length !== 2) return 'bad-form'
  const bound = parse(fields.getAll(`$ACTION_${number}:1`))
  if (!Array.isArray(bound) || bound.length !== 1 || !isState(bound[0])) return 'bad-form'
  if (fields.getAll('$ACTION_KEY').some((key) => typeof key !== 'string' || key.length > 200)) return 'bad-form'
  return isOfPage(called.id) ? null : 'unknown-form'
}

// Returns undefined if there is not exactly one value, or if it is not JSON.
function parse(values: readonly unknown[]): unknown {
  const [text] = values
  if (values.length !== 1 || typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// Returns true for a plain object of plain values. Other values of React's format refer to further parts of the request, or create
// objects.
function isState(value: unknown): boolean {
  let seen = 0
  const isPlainValue = (inner: unknown, depth: number): boolean => {
    seen += 1
    if (seen > mostValues || depth > mostDepth) return false
    if (typeof inner === 'string') return !inner.startsWith('$') || inner.startsWith('$$') || inner === '$undefined'
    if (typeof inner !== 'object' || inner === null) return true
    if (Object.hasOwn(inner, '__proto__')) return false
    return Object.values(inner).every((each) => isPlainValue(each, depth + 1))
  }
  return isPlain(value) && isPlainValue(value, 0)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function rewrite(request: IncomingMessage, fields: FormData): Promise<IncomingMessage> {
  const written = new Response(fields)
  const type = written.headers.get('content-type') ?? ''
  return withBody(request, Buffer.from(await written.arrayBuffer()), { 'content-type': type })
}
