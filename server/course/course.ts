import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { AuthoredCourse, AuthoredModule, Finding, LineOf, Page, Picture } from '@/core/course/authored-course'
import {
  claim,
  course,
  forbiddenSentence,
  lessonFacts,
  type Module,
  misconception,
  recordedIds,
  reference,
  term,
} from '@/core/course/course'
import { figure } from '@/core/course/figure'
import { type PageFacts, pageFacts } from '@/core/course/page'
import { checkBrokenIds } from '@/core/course/rules/ids'
import { listPlacedQuestions } from '@/core/course/rules/placed-questions'
import { listFormulas } from '@/core/inline-text'
import { listTexts, question } from '@/core/question'
import { quiz, whyNotDrawable } from '@/core/quiz'
import { readEnv } from '../env'
import { shared } from '../shared'
import { explainFormula, readLesson, readYaml } from './lessons'
import { drawFormula } from './maths'

export type { AuthoredCourse, AuthoredModule, Page }

/** The course cannot be used. The message has one line for each finding: its file and line, what is wrong, and how to fix it. */
export class ContentError extends Error {
  constructor(readonly findings: Finding[]) {
    super(findings.map(({ file, line, message, fix }) => `${file}:${line} ${message} ${fix}`).join('\n'))
    this.name = 'ContentError'
  }
}

type Pages = Pick<AuthoredCourse, 'modules' | 'home' | 'about'>
type LoadedCourse = { dir: string; stamp: string; course: AuthoredCourse }

// The front and the pages must serve the same course, even if its files change after the start.
const loaded = () => shared<{ latest: LoadedCourse | null }>('course', () => ({ latest: null }))

/**
 * Returns the course. It is read once in a process; in development it is read at every call, so that an author sees a change at
 * once. Throws a `ContentError` if it cannot be used.
 */
export function loadCourse(dir = readEnv().courseDir): AuthoredCourse {
  const stamp = process.env.NODE_ENV === 'development' ? String(Date.now()) : ''
  const { latest } = loaded()
  if (latest?.dir === dir && latest.stamp === stamp) return latest.course
  const { course: read, findings } = readCourseFolder(dir)
  if (!read || findings.length > 0) throw new ContentError(findings)
  loaded().latest = { dir, stamp, course: read }
  return read
}

/** Returns the module with this slug. Returns null if there is none. */
export function findModule(slug: string): AuthoredModule | null {
  return loadCourse().modules.find((each) => each.slug === slug) ?? null
}

/** Returns every picture of the course, each address once. Nothing else of the course folder is ever served. */
export function listCoursePictures({ modules, home, about }: Pages = loadCourse()): Picture[] {
  const pictures = [...modules, home, about].flatMap(({ source }) => source.pictures)
  return [...new Map(pictures.map((each) => [each.address, each])).values()]
}

/** Returns the names of the folders that may be modules. It works even if the course cannot be read. */
export function listModuleFolders(dir = readEnv().courseDir): string[] {
  const entries = existsSync(dir) ? readdirSync(dir, { withFileTypes: true }) : []
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/** Returns the ids of a module's testable objectives, in their order. */
export function listTestableObjectives({ objectives }: Pick<Module, 'objectives'>): string[] {
  return objectives.filter(({ testable }) => testable).map(({ id }) => id)
}

/**
 * Reads a course folder. Problems are returned as findings. The course is null if one of the files that it needs could not be
 * read.
 */
export function readCourseFolder(dir: string): { course: AuthoredCourse | null; findings: Finding[] } {
  const findings: Finding[] = []
  const facts = readData(dir, 'course.yaml', course, findings)
  const home = readPage(dir, 'home.mdx', findings)
  const about = readPage(dir, 'about.mdx', findings)
  const claims = readList(dir, 'claims.yaml', claim, findings)
  const references = readList(dir, 'references.yaml', reference, findings)
  const misconceptions = readList(dir, 'misconceptions.yaml', misconception, findings)
  const terms = readList(dir, 'glossary.yaml', term, findings)
  const forbidden = readOptional(dir, 'forbidden.yaml', z.array(forbiddenSentence), findings)
  const recorded = readOptional(dir, 'ids.yaml', recordedIds, findings)
  const modules = facts?.data.modules.flatMap((slug) => readModule(dir, slug, findings) ?? []) ?? []
  if (!facts || !home || !about || !claims || !references || !misconceptions || !terms) return { course: null, findings }

  const read: AuthoredCourse = {
    dir,
    course: facts.data,
    home,
    about,
    modules,
    claims: claims.byId,
    references: references.byId,
    misconceptions: misconceptions.byId,
    terms: terms.byId,
    forbidden: forbidden?.data ?? [],
    recorded: recorded?.data ?? null,
    lineOf: {
      course: facts.lineOf,
      claims: claims.lineOf,
      references: references.lineOf,
      misconceptions: misconceptions.lineOf,
      glossary: terms.lineOf,
      forbidden: forbidden?.lineOf ?? firstLine,
      ids: recorded?.lineOf ?? firstLine,
    },
  }
  findings.push(...checkBrokenIds(read), ...checkFormulas(read))
  return { course: read, findings }
}

function readModule(dir: string, slug: string, findings: Finding[]): AuthoredModule | null {
  const lesson = readLessonFile(dir, `${slug}/lesson.mdx`, lessonFacts, findings)
  const bank = readData(dir, `${slug}/quiz.yaml`, quiz, findings)
  const practice = readOptional(dir, `${slug}/practice.yaml`, z.array(question), findings)
  const figures = readOptional(dir, `${slug}/figures.yaml`, z.array(figure), findings)
  if (!lesson || !bank) return null

  const { size, passPercent, safetyPoints, questions } = bank.data
  const authored: AuthoredModule = {
    ...lesson.facts,
    slug,
    passages: lesson.source.passages.map(({ id, title, claims }) => ({ id, title, claims })),
    quizSize: Math.min(size, questions.length),
    passPercent,
    safetyPoints: safetyPoints.length,
    body: lesson.source.body,
    source: lesson.source,
    quiz: bank.data,
    practice: practice?.data ?? [],
    figures: figures?.data ?? [],
    lineOf: { quiz: bank.lineOf, practice: practice?.lineOf ?? firstLine, figures: figures?.lineOf ?? firstLine },
  }
  for (const message of whyNotDrawable(bank.data, listTestableObjectives(authored))) {
    findings.push({
      file: `${slug}/quiz.yaml`,
      line: 1,
      message,
      fix: 'Add or change questions until every attempt can be drawn.',
    })
  }
  return authored
}

// A formula that cannot be drawn would be shown as its source.
function checkFormulas(course: AuthoredCourse): Finding[] {
  return listPlacedQuestions(course).flatMap(({ question, file, line }) =>
    listTexts(question).flatMap(({ path, source }) =>
      listFormulas(source).flatMap((tex) => {
        const drawn = drawFormula(tex)
        return drawn.ok ? [] : [{ file, line: line(path), ...explainFormula(tex, drawn.error) }]
      }),
    ),
  )
}

function readPage(dir: string, file: string, findings: Finding[]) {
  const read = readLessonFile<PageFacts>(dir, file, pageFacts, findings)
  return read && { ...read.facts, body: read.source.body, source: read.source }
}

function readLessonFile<T>(dir: string, file: string, schema: z.ZodType<T>, findings: Finding[]) {
  const text = readText(dir, file, findings)
  if (text === null) return null
  const source = readLesson(file, text, dir)
  findings.push(...source.findings)
  const facts = schema.safeParse(source.facts)
  if (!facts.success) {
    for (const issue of facts.error.issues) findings.push(asFinding(file, issue, source.lineOfFact))
    return null
  }
  return { facts: facts.data, source }
}

function readData<T>(dir: string, file: string, schema: z.ZodType<T>, findings: Finding[]) {
  const text = readText(dir, file, findings)
  if (text === null) return null
  const { data, lineOf } = readYaml(file, text, 0, findings)
  if (data === undefined) return null
  const read = schema.safeParse(data)
  if (!read.success) {
    for (const issue of read.error.issues) findings.push(asFinding(file, issue, lineOf))
    return null
  }
  return { data: read.data, lineOf }
}

function readOptional<T>(dir: string, file: string, schema: z.ZodType<T>, findings: Finding[]) {
  return existsSync(join(dir, file)) ? readData(dir, file, schema, findings) : null
}

/**
 * Reads a list whose entries have ids. Of two entries with the same id, the first is used. A path for `lineOf` begins with the
 * id.
 */
function readList<T extends { id: string }>(dir: string, file: string, schema: z.ZodType<T>, findings: Finding[]) {
  const read = readData(dir, file, z.array(schema), findings)
  if (!read) return null
  const byId = new Map<string, T>()
  for (const [i, each] of read.data.entries()) {
    if (byId.has(each.id)) {
      findings.push({ file, line: read.lineOf([i]), message: `The id "${each.id}" occurs twice.`, fix: 'Give each its own id.' })
    } else byId.set(each.id, each)
  }
  const lineOf: LineOf = ([id, ...path]) => read.lineOf([read.data.findIndex((each) => each.id === id), ...path])
  return { byId, lineOf }
}

function readText(dir: string, file: string, findings: Finding[]): string | null {
  const path = join(dir, file)
  if (!existsSync(path) || !statSync(path).isFile()) {
    findings.push({ file, line: 1, message: 'The file is missing.', fix: 'Write it; docs/authoring.md shows its form.' })
    return null
  }
  return readFileSync(path, 'utf8')
}

function asFinding(file: string, issue: z.core.$ZodIssue, lineOf: LineOf): Finding {
  const field = issue.path.join('.') || 'the file'
  return { file, line: lineOf(issue.path), message: `${field}: ${issue.message}.`, fix: 'docs/authoring.md shows the form.' }
}

function firstLine(): number {
  return 1
}
