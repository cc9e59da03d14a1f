import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type Claim,
  type Course,
  type Misconception,
  type Module,
  type Reference,
  type Term,
  claim,
  course,
  lessonFacts,
  misconception,
  reference,
  term,
} from '@/core/course'
import { type Figure, figure } from '@/core/figure'
import { type Question, question } from '@/core/question'
import { words } from '@/core/questions/shared'
import { type Quiz, quiz, whyNotDrawable } from '@/core/quiz'
import { readEnv } from './env'
import { type Finding, type LessonSource, readLesson, readYaml } from './lesson-source'

/** A page of words: the course home, or what the course says about itself. */
export type Page = { title: string; summary: string; body: string }

/** A module with everything that its author wrote. Only what runs on the server may hold one. */
export type AuthoredModule = Module & {
  body: string
  source: LessonSource
  quiz: Quiz
  practice: Question[]
  figures: Figure[]
  lineOf: Record<'quiz' | 'practice' | 'figures', (path: readonly PropertyKey[]) => number>
}

/** A whole course, as `modules/` has it. */
export type AuthoredCourse = {
  dir: string
  course: Course
  home: Page
  about: Page
  modules: AuthoredModule[]
  claims: Map<string, Claim>
  references: Map<string, Reference>
  misconceptions: Map<string, Misconception>
  terms: Map<string, Term>
}

/** Thrown where the course cannot be used. The message names each file, line, and what to do. */
export class ContentError extends Error {
  constructor(readonly findings: Finding[]) {
    super(findings.map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`).join('\n'))
    this.name = 'ContentError'
  }
}

let kept: { dir: string; stamp: string; course: AuthoredCourse } | undefined

/** The course of this process, read once (in development: anew when `course.yaml` changes its folder). Throws a `ContentError`. */
export function loadCourse(dir = readEnv().courseDir): AuthoredCourse {
  const stamp = process.env.NODE_ENV === 'development' ? String(Date.now()) : ''
  if (kept?.dir !== dir || kept.stamp !== stamp) {
    const { course: read, findings } = readCourse(dir)
    if (!read || findings.length > 0) throw new ContentError(findings)
    kept = { dir, stamp, course: read }
  }
  return kept.course
}

/** A module by its slug; null where there is none. */
export function findModule(slug: string): AuthoredModule | null {
  return loadCourse().modules.find((each) => each.slug === slug) ?? null
}

/** The ids of a module's testable objectives, in their order. */
export function listTestableObjectives({ objectives }: Pick<Module, 'objectives'>): string[] {
  return objectives.filter(({ testable }) => testable).map(({ id }) => id)
}

/** Reads a course folder. Whatever is wrong comes back as findings; the course is null where a file it stands on could not be read. */
export function readCourse(dir: string): { course: AuthoredCourse | null; findings: Finding[] } {
  const findings: Finding[] = []
  const facts = readData(dir, 'course.yaml', course, findings)
  const page = z.strictObject({ title: words, summary: words })
  const home = readPage(dir, 'home.mdx', page, findings)
  const about = readPage(dir, 'about.mdx', page, findings)
  const list = <T extends { id: string }>(file: string, schema: z.ZodType<T>) =>
    keyById(file, readData(dir, file, z.array(schema), findings)?.data ?? [], findings)
  const claims = list('claims.yaml', claim)
  const references = list('references.yaml', reference)
  const misconceptions = list('misconceptions.yaml', misconception)
  const terms = list('glossary.yaml', term)
  if (!facts || !home || !about) return { course: null, findings }

  const modules = facts.data.modules.flatMap((slug) => readModule(dir, slug, findings) ?? [])
  const read = { dir, course: facts.data, home, about, modules, claims, references, misconceptions, terms }
  findings.push(...findBrokenLinks(read))
  return { course: read, findings }
}

function readModule(dir: string, slug: string, findings: Finding[]): AuthoredModule | null {
  const lesson = readLessonFile(dir, `${slug}/lesson.mdx`, lessonFacts, findings)
  const bank = readData(dir, `${slug}/quiz.yaml`, quiz, findings)
  const optional = <T>(file: string, schema: z.ZodType<T[]>) =>
    existsSync(join(dir, slug, file)) ? readData(dir, `${slug}/${file}`, schema, findings) : null
  const practice = optional('practice.yaml', z.array(question))
  const figures = optional('figures.yaml', z.array(figure))
  if (!lesson || !bank) return null

  const { size, passPercent, safetyPoints, questions } = bank.data
  const first = () => 1
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
    lineOf: { quiz: bank.lineOf, practice: practice?.lineOf ?? first, figures: figures?.lineOf ?? first },
  }
  for (const message of whyNotDrawable(bank.data, listTestableObjectives(authored))) {
    findings.push({ file: `${slug}/quiz.yaml`, line: 1, message, mend: 'Add or change questions until every attempt can hold them.' })
  }
  return authored
}

function readPage(dir: string, file: string, schema: z.ZodType<{ title: string; summary: string }>, findings: Finding[]) {
  const read = readLessonFile(dir, file, schema, findings)
  return read && { ...read.facts, body: read.source.body, source: read.source }
}

function readLessonFile<T>(dir: string, file: string, schema: z.ZodType<T>, findings: Finding[]) {
  const text = readText(dir, file, findings)
  if (text === null) return null
  const source = readLesson(file, text)
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

function readText(dir: string, file: string, findings: Finding[]): string | null {
  const path = join(dir, file)
  if (!existsSync(path) || !statSync(path).isFile()) {
    findings.push({ file, line: 1, message: 'The file is missing.', mend: 'Write it; modules/README.md shows its form.' })
    return null
  }
  return readFileSync(path, 'utf8')
}

function asFinding(file: string, issue: z.core.$ZodIssue, lineOf: (path: readonly PropertyKey[]) => number): Finding {
  const place = issue.path.join('.') || 'the file'
  return { file, line: lineOf(issue.path), message: `${place}: ${issue.message}.`, mend: 'modules/README.md shows the form.' }
}

function keyById<T extends { id: string }>(file: string, list: T[], findings: Finding[]): Map<string, T> {
  const byId = new Map<string, T>()
  for (const each of list) {
    if (byId.has(each.id)) findings.push({ file, line: 1, message: `The id "${each.id}" occurs twice.`, mend: 'Give each its own.' })
    byId.set(each.id, each)
  }
  return byId
}

// Only what a page would stumble over; `npm run check:content` looks at far more.
function findBrokenLinks({ modules, claims, references, terms }: AuthoredCourse): Finding[] {
  const findings: Finding[] = []
  const seen = new Set<string>()
  const need = (isThere: boolean, file: string, line: number, what: string) => {
    if (!isThere) findings.push({ file, line, message: `There is no ${what}.`, mend: 'Correct the id, or write what it names.' })
  }
  for (const each of claims.values()) {
    for (const id of each.references) need(references.has(id), 'claims.yaml', 1, `reference "${id}", which claim ${each.id} names`)
  }
  for (const { slug, source, passages, objectives, quiz, practice, figures, lineOf } of modules) {
    for (const { name, attributes, line } of source.tags) {
      const id = attributes.id ?? ''
      const file = `${slug}/lesson.mdx`
      if (name === 'Claim') need(claims.has(id), file, line, `claim "${id}"`)
      if (name === 'Term') need(terms.has(id), file, line, `term "${id}"`)
      if (name === 'Figure') need(figures.some((one) => one.id === id), file, line, `figure "${id}"`)
      if (name === 'Practice') need(practice.some((one) => one.id === id), file, line, `practice question "${id}"`)
    }
    const banks = [
      { file: `${slug}/quiz.yaml`, list: quiz.questions, line: (i: number) => lineOf.quiz(['questions', i, 'id']) },
      { file: `${slug}/practice.yaml`, list: practice, line: (i: number) => lineOf.practice([i, 'id']) },
    ]
    for (const { file, list, line } of banks) {
      list.forEach((one, i) => {
        need(!seen.has(one.id), file, line(i), `room for a second question "${one.id}"`)
        seen.add(one.id)
        need(passages.some(({ id }) => id === one.passage), file, line(i), `passage "${one.passage}"`)
        need(objectives.some(({ id }) => id === one.objective), file, line(i), `objective "${one.objective}"`)
        for (const id of one.claims) need(claims.has(id), file, line(i), `claim "${id}"`)
      })
    }
  }
  return findings
}
