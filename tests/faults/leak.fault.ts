import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { Question } from '@/core/question'
import { build } from '@/scripts/builds'
import { type AuthoredModule, readCourseFolder } from '@/server/course/course'
import { closeDb, db, openDb } from '@/server/database/client'
import { storeVersions } from '@/server/question-versions'
import { openCaller } from '@/tests/support/caller'
import { type CourseServer, type CourseSettings, prepareServer } from '@/tests/support/course-server'
import { changeSecrets } from '@/tests/support/secrets'
import { tinyCourse } from '@/tests/support/tiny-course'

const folder = mkdtempSync(join(tmpdir(), 'leak-'))
const { COURSE_DIR: oneCourse } = tinyCourse
const otherCourse = join(folder, 'modules')
const attemptSize = 8
const reviewerId = 'reviewer'
// As a page, as the router asks for it, and as it fetches ahead.
const asks: Record<string, string>[] = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]

type Side = {
  server: CourseServer
  attempts: { id: string; questions: number }[]
  caller: ReturnType<typeof openCaller>
  reviewer: ReturnType<typeof openCaller>
  folder: string
  buildId: string
}
let sides: [Side, Side]
// What the first server answered while the pages of the other course were built in the same folder, and it was started.
let meanwhile: Map<string, Set<number>>

beforeAll(async () => {
  cpSync(oneCourse, otherCourse, { recursive: true })
  for (const module of modulesOf(oneCourse)) {
    writeBank(module.slug, 'quiz.yaml', { ...module.quiz, questions: module.quiz.questions.map(change) })
    if (module.practice.length > 0) writeBank(module.slug, 'practice.yaml', module.practice.map(change))
  }
  const one = await open(oneCourse, tinyCourse)
  const settings = { COURSE_DIR: otherCourse, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: keyOfBuild(one.folder) }
  const opening = open(otherCourse, settings)
  meanwhile = await visitUntil(one, opening)
  sides = [one, await opening]
}, 300_000)

afterAll(async () => {
  for (const { server } of sides) await server.end()
  rmSync(folder, { recursive: true })
})

test('a server goes on as it was while another course is built and served from the same folder', async () => {
  expect(Object.fromEntries([...meanwhile].map(([path, statuses]) => [path, [...statuses]]))).toEqual(
    Object.fromEntries([...meanwhile.keys()].map((path) => [path, [200]])),
  )
  expect(meanwhile.size).toBeGreaterThan(8)
  const [one, other] = sides
  expect(one.folder).not.toBe(other.folder)
  for (const path of meanwhile.keys()) expect((await one.caller.get(path)).status, path).toBe(200)
})

test('the two courses differ in the key and every explanation of every question', () => {
  const [one, other] = [oneCourse, otherCourse].map((dir) =>
    modulesOf(dir).flatMap(({ quiz, practice }) => [...quiz.questions, ...practice]),
  )
  expect(one?.length).toBe(other?.length)
  for (const [i, each] of (one ?? []).entries()) expect(JSON.stringify(each.key)).not.toBe(JSON.stringify(other?.[i]?.key))
})

test('every page served before submission, with its scripts, has the same bytes, whatever the keys and explanations are', async () => {
  const [one, other] = sides
  const slugs = modulesOf(oneCourse).map(({ slug }) => slug)
  const pages = ['/', '/claims', '/glossary', '/references', '/about', '/api/me', '/progress', '/reviews']
  const lessons = slugs.flatMap((slug) => [`/modules/${slug}`, `/modules/${slug}/quiz`])
  const practice = modulesOf(oneCourse).flatMap(({ slug, practice: list }) =>
    list.map(({ id }) => `/modules/${slug}/practice/${id}`),
  )
  const quizzes = one.attempts.flatMap(({ id, questions }) => [
    ...Array.from({ length: questions }, (_, i) => `/attempts/${id}?q=${i + 1}`),
    `/attempts/${id}?q=review`,
  ])
  expect(other.attempts).toEqual(one.attempts)

  let bytes = 0
  for (const path of [...pages, ...lessons, ...practice, ...quizzes]) {
    for (const headers of asks) {
      const [first, second] = [await read(one, path, headers), await read(other, path, headers)]
      bytes += first.length
      expect(second === first, `${path} ${JSON.stringify(headers)} ${firstDifference(first, second)}`).toBe(true)
    }
  }
  expect(bytes).toBeGreaterThan(500_000)
  expect(scripts.size).toBeGreaterThan(10)
}, 300_000)

test('every review of a due question has the same bytes, whatever its key and explanations are', async () => {
  const [one, other] = sides
  const kinds = new Set<string>()
  for (const { slug, quiz } of modulesOf(oneCourse)) {
    for (const { id, objective } of quiz.questions) {
      for (const side of sides) await makeOnlyThisDue(side, slug, id, objective)
      for (const headers of asks) {
        const [first, second] = [
          await read(one, '/reviews', headers, one.reviewer),
          await read(other, '/reviews', headers, other.reviewer),
        ]
        expect(second === first, `${id} ${JSON.stringify(headers)} ${firstDifference(first, second)}`).toBe(true)
        for (const [, kind] of first.matchAll(/\bkind\\?":\\?"([a-z-]+)/g)) kinds.add(kind ?? '')
      }
    }
  }
  expect([...kinds].sort()).toEqual(
    ['cloze', 'matching', 'multiple-response', 'numeric', 'ordering', 'short-answer', 'single-choice', 'true-false'].sort(),
  )
}, 300_000)

test('what a save, a start and a refusal answer is the same', async () => {
  const answers = async ({ caller, attempts }: Side) => {
    const save = (body: unknown) => caller.save(attempts[0]?.id ?? '', 1, body).then((response) => response.text())
    return [
      await save({ answer: null, revision: 1 }),
      await save({ answer: 'nonsense', revision: 2 }),
      await save({ answer: null, confidence: 'certain', revision: 1 }),
    ]
  }
  expect(await answers(sides[1])).toEqual(await answers(sides[0]))
})

/** A server for a course, with attempts that hold every question of every bank, under the same ids and seeds on both sides. */
async function open(dir: string, course: CourseSettings): Promise<Side> {
  Object.assign(process.env, course)
  const { folder } = await build({ courseDir: dir })
  const server = await prepareServer(2, course)
  const [reader = '', reviewer = ''] = server.emails
  const person = await db().person.findUniqueOrThrow({ where: { email: reader } })
  // Which question a review asks, and in what order, follows from who reviews.
  await db().person.update({ where: { email: reviewer }, data: { id: reviewerId } })
  const attempts: Side['attempts'] = []
  for (const { slug, quiz } of modulesOf(dir)) {
    for (let at = 0; at < quiz.questions.length; at += attemptSize) {
      const id = `attempt${String(attempts.length).padStart(15, '0')}`
      const versions = await storeVersions(slug, quiz.questions.slice(at, at + attemptSize))
      const answers = versions.map((questionVersionId, i) => ({ position: i + 1, questionVersionId }))
      const startedAt = new Date('2026-11-01T09:00:00Z')
      await db().attempt.create({
        data: {
          id,
          personId: person.id,
          module: slug,
          seed: `seed of ${id}`,
          passPercent: 80,
          startedAt,
          answers: { create: answers },
        },
      })
      attempts.push({ id, questions: answers.length })
    }
  }
  await closeDb()
  await server.start()
  const callers = { caller: openCaller(server, reader), reviewer: openCaller(server, reviewer) }
  for (const caller of Object.values(callers)) await caller.signIn()
  return { server, attempts, ...callers, folder, buildId: readFileSync(join(folder, 'BUILD_ID'), 'utf8').trim() }
}

/** Visits pages of every sort, and the scripts they name, again and again until something has ended; all statuses of each path. */
async function visitUntil({ caller }: Side, end: Promise<unknown>): Promise<Map<string, Set<number>>> {
  let isOver = false
  void end.finally(() => {
    isOver = true
  })
  const lesson = await (await caller.get('/modules/tides')).text()
  const scripts = [...new Set(lesson.match(/\/_next\/static\/chunks\/[\w.~-]+\.(?:js|css)/g) ?? [])]
  const pages = ['/', '/modules/tides', '/modules/tides/quiz', '/sign-up', '/progress', '/reviews', '/api/me', '/healthz']
  const seen = new Map<string, Set<number>>()
  while (!isOver) {
    for (const path of [...pages, ...scripts]) {
      const { status } = await caller.get(path)
      seen.set(path, (seen.get(path) ?? new Set()).add(status))
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return seen
}

async function makeOnlyThisDue({ server }: Side, module: string, questionId: string, objective: string): Promise<void> {
  const client = openDb(server.url)
  const dueAt = new Date('2026-11-02T09:00:00Z')
  await client.review.deleteMany({ where: { personId: reviewerId } })
  await client.review.create({
    data: { personId: reviewerId, questionId, module, objective, step: 0, dueAt, updatedAt: dueAt },
  })
  await client.$disconnect()
}

/**
 * What is served at an address, without what differs between any two builds: nonces, the build's name and the port. A script's
 * name follows from its bytes, so that it is replaced by what the script says.
 */
async function read(side: Side, path: string, headers: Record<string, string> = {}, caller = side.caller): Promise<string> {
  const response = await caller.get(path, headers)
  expect(response.status, path).toBeLessThan(400)
  const text = (await response.text())
    .replace(/nonce(=|":|\\":)("|\\")[^"\\]*("|\\")/g, 'nonce')
    .replaceAll(side.buildId, 'build')
  // A script knows no port, but it may hold a number with the same digits.
  if (path.startsWith('/_next/')) return text
  const names = [...new Set(text.match(/static\/chunks\/[\w.~-]+\.(?:js|css)/g) ?? [])]
  const contents = await Promise.all(names.map((name) => readScript(side, name)))
  const page = text.replaceAll(new URL(side.server.origin).port, 'port')
  return names.reduce((replaced, name, i) => replaced.replaceAll(name, contents[i] ?? ''), page)
}

// The ids of server actions follow from it. Random ones would differ, and with them the names that the minifier gives, since it
// goes by how often each letter occurs.
function keyOfBuild(folder: string): string {
  const manifest = readFileSync(join(folder, 'server/server-reference-manifest.json'), 'utf8')
  return (JSON.parse(manifest) as { encryptionKey: string }).encryptionKey
}

// The hash of a script's content, read once a server.
const scripts = new Map<string, Promise<string>>()
function readScript(side: Side, name: string): Promise<string> {
  const key = `${side.server.origin}/${name}`
  const found = scripts.get(key) ?? read(side, `/_next/${name}`).then((text) => createHash('sha256').update(text).digest('hex'))
  scripts.set(key, found)
  return found
}

// Another key, other explanations and other accepted forms; what decides which questions are drawn stays.
function change(question: Question): Question {
  return ['key', 'explanations', 'accepted forms'].reduce((changed, name) => {
    const variant = changeSecrets(changed).find(({ what }) => what === name)
    if (!variant) throw new Error(`Nothing changes the ${name}.`)
    return variant.question
  }, question)
}

function modulesOf(dir: string): AuthoredModule[] {
  const { course, findings } = readCourseFolder(dir)
  if (!course || findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 3)))
  return course.modules
}

function writeBank(slug: string, file: string, bank: unknown): void {
  writeFileSync(join(otherCourse, slug, file), stringify(JSON.parse(JSON.stringify(bank))))
}

function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((letter, i) => letter !== other[i])
  return `at ${at}: …${one.slice(at - 60, at + 120)}… against …${other.slice(at - 60, at + 120)}…`
}
