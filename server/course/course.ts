import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthoredCourse, AuthoredModule, Finding, Page, Picture } from '@/core/course/authored-course'
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
import { checkBrokenIds, checkRepeatedIds } from '@/core/course/rules/ids'
import { listPlacedQuestions } from '@/core/course/rules/placed-questions'
import { listFormulas } from '@/core/inline-text'
import { listTexts, question } from '@/core/question'
import { quiz, whyNotDrawable } from '@/core/quiz'
import { readEnv } from '../env'
import { shared } from '../shared'
import { type CourseReading, firstLine, readById, readData, readEntries, readLessonFile, readPage } from './course-files'
import { listFolders, listMisnamedFiles, listMissingFolders, listUnlisted } from './course-folder'
import { explainFormula } from './lessons'
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
  return listFolders(dir)
}

/** Returns the ids of a module's testable objectives, in their order. */
export function listTestableObjectives({ objectives }: Pick<Module, 'objectives'>): string[] {
  return objectives.filter(({ testable }) => testable).map(({ id }) => id)
}

/**
 * A course folder as it was read: what is wrong in it, and the course unless it could not be read. `isSound` is true if every file
 * has its form and every id names something.
 */
export type ReadCourse = { course: AuthoredCourse | null; findings: Finding[]; isSound: boolean }

/**
 * Reads a course folder. Problems are returned as findings. The course is null if one of the files that it needs could not be
 * read. What follows from a fault is not reported beside it: ids are compared once every file has its form, and whether quizzes
 * can be drawn is looked at once every id is there.
 */
export function readCourseFolder(dir: string): ReadCourse {
  const reading: CourseReading = { dir, findings: [], doubts: [] }
  const { findings } = reading
  if (!existsSync(join(dir, 'course.yaml'))) return { course: null, findings: [explainNoCourse(dir)], isSound: false }
  findings.push(...listMisnamedFiles(dir, null))
  const facts = readData(reading, 'course.yaml', course)
  const home = readPage(reading, 'home.mdx')
  const about = readPage(reading, 'about.mdx')
  const claims = readById(reading, 'claims.yaml', claim)
  const references = readById(reading, 'references.yaml', reference)
  const misconceptions = readById(reading, 'misconceptions.yaml', misconception)
  const terms = readById(reading, 'glossary.yaml', term)
  const forbidden = readEntries(reading, 'forbidden.yaml', forbiddenSentence)
  const recorded = existsSync(join(dir, 'ids.yaml')) ? readData(reading, 'ids.yaml', recordedIds, {}) : null
  // If the list cannot be read, the modules themselves can.
  const slugs = facts ? [...new Set(facts.data.modules)] : listUnlisted(dir, [])
  const missing = facts ? listMissingFolders(dir, slugs, facts.lineOf) : []
  findings.push(...missing)
  const folders = listFolders(dir)
  const modules = slugs.flatMap((slug) => (folders.includes(slug) ? (readModule(reading, slug) ?? []) : []))
  if (!facts || !home || !about || !claims || !references || !misconceptions || !terms)
    return { course: null, findings, isSound: false }

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
    // The folder of a module whose name is misspelt in the list is not one more fault.
    unlisted: missing.length > 0 ? [] : listUnlisted(dir, slugs),
    doubts: reading.doubts,
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
  if (findings.length === 0) findings.push(...listIdFaults(read), ...checkFormulas(read))
  const isSound = findings.length === 0
  if (isSound) findings.push(...modules.flatMap(checkDrawable))
  return { course: read, findings, isSound }
}

/** Ids that name nothing, unless that follows from an id that occurs twice. A module that is listed twice is always reported. */
function listIdFaults(read: AuthoredCourse): Finding[] {
  const broken = checkBrokenIds(read)
  const isTwice = new Set(read.course.modules).size < read.course.modules.length
  const repeated = broken.length > 0 || isTwice ? checkRepeatedIds(read) : []
  return repeated.length > 0 ? repeated : broken
}

function explainNoCourse(dir: string): Finding {
  const message = existsSync(dir) ? 'The file is missing, so this folder is no course.' : `There is no folder ${dir}.`
  const fix = 'Make a course with "npm run new:course -- <folder>", and name its folder in COURSE_DIR.'
  return { file: 'course.yaml', line: 1, message, fix }
}

function readModule(reading: CourseReading, slug: string): AuthoredModule | null {
  const misnamed = listMisnamedFiles(reading.dir, slug)
  reading.findings.push(...misnamed)
  // A file that is missing because it has another name was reported already.
  if (misnamed.length > 0) return null
  const lesson = readLessonFile(reading, `${slug}/lesson.mdx`, lessonFacts)
  const bank = readData(reading, `${slug}/quiz.yaml`, quiz)
  const practice = readEntries(reading, `${slug}/practice.yaml`, question)
  const figures = readEntries(reading, `${slug}/figures.yaml`, figure)
  if (!lesson || !bank || !practice || !figures) return null

  const { size, passPercent, safetyPoints, questions } = bank.data
  return {
    ...lesson.facts,
    slug,
    passages: lesson.source.passages.map(({ id, title, claims }) => ({ id, title, claims })),
    quizSize: Math.min(size, questions.length),
    passPercent,
    safetyPoints: safetyPoints.length,
    body: lesson.source.body,
    source: lesson.source,
    quiz: bank.data,
    practice: practice.data,
    figures: figures.data,
    lineOf: { quiz: bank.lineOf, practice: practice.lineOf, figures: figures.lineOf },
  }
}

function checkDrawable(module: AuthoredModule): Finding[] {
  const { slug, quiz, source, objectives } = module
  const isTested = (id: string) => quiz.questions.some(({ objective }) => objective === id)
  const untested = objectives.flatMap(({ id, testable }, i): Finding[] => {
    if (!testable || isTested(id)) return []
    const line = source.lineOfFact(['objectives', i, 'id'])
    const fix = 'Write one, or set `testable: false` and write a <Reflection> for it.'
    return [{ file: `${slug}/lesson.mdx`, line, message: `No question tests the objective "${id}".`, fix }]
  })
  const reasons = whyNotDrawable(quiz, listTestableObjectives(module).filter(isTested))
  const fix = 'Add or change questions until every attempt can be drawn.'
  return [...untested, ...reasons.map((message) => ({ file: `${slug}/quiz.yaml`, line: 1, message, fix }))]
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
