import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Finding, LineOf } from '@/core/course/authored-course'
import { explainForm } from '@/core/course/form-faults'
import { type PageFacts, pageFacts } from '@/core/course/page'
import { readLesson } from './lessons'
import { readText } from './texts'
import { readYaml } from './yaml'

/**
 * What is being read: the folder of a course, what is wrong in it so far, and what its files may say but probably do not mean.
 */
export type CourseReading = { dir: string; findings: Finding[]; doubts: Finding[] }

/** Returns 1, the line of everything in a file that is not there. */
export function firstLine(): number {
  return 1
}

/** Reads a YAML file by its schema. Returns null if it cannot be used; what is wrong is then a finding. */
export function readData<T>(reading: CourseReading, file: string, schema: z.ZodType<T>, ifEmpty?: unknown) {
  const { dir, findings, doubts } = reading
  const text = readText(dir, file, findings)
  if (text === null) return null
  const { data, lineOf, misread } = readYaml(file, text, 0, findings, doubts)
  if (data === undefined) return null
  if (data === null && ifEmpty === undefined) {
    findings.push({ file, line: 1, message: 'The file is empty.', fix: 'Write it; docs/authoring.md shows its form.' })
    return null
  }
  const read = readForm(findings, file, schema, data ?? ifEmpty, lineOf, misread)
  return read === null ? null : { data: read, lineOf }
}

/** Reads a YAML file that is a list and may be left out or empty: both are an empty list. Returns null if it cannot be used. */
export function readEntries<T>(reading: CourseReading, file: string, schema: z.ZodType<T>): { data: T[]; lineOf: LineOf } | null {
  if (!existsSync(join(reading.dir, file))) return { data: [], lineOf: firstLine }
  return readData(reading, file, z.array(schema), [])
}

/**
 * Reads a list whose entries have ids; the file may be left out or empty. Of two entries with the same id, the first is used. A
 * path for `lineOf` begins with the id.
 */
export function readById<T extends { id: string }>(reading: CourseReading, file: string, schema: z.ZodType<T>) {
  const read = readEntries(reading, file, schema)
  if (!read) return null
  const byId = new Map<string, T>()
  for (const [i, each] of read.data.entries()) {
    if (byId.has(each.id)) {
      const first = read.lineOf([read.data.findIndex(({ id }) => id === each.id)])
      reading.findings.push({
        file,
        line: read.lineOf([i]),
        message: `The id "${each.id}" occurs twice; line ${first} has it as well.`,
        fix: 'Give each its own id.',
      })
    } else byId.set(each.id, each)
  }
  const lineOf: LineOf = ([id, ...path]) => read.lineOf([read.data.findIndex((each) => each.id === id), ...path])
  return { byId, lineOf }
}

/** Reads a page that is not a lesson. Returns null if it cannot be used. */
export function readPage(reading: CourseReading, file: string) {
  const read = readLessonFile<PageFacts>(reading, file, pageFacts)
  return read && { ...read.facts, body: read.source.body, source: read.source }
}

/** Reads a lesson or a page, with its front matter by a schema. Returns null if either cannot be used. */
export function readLessonFile<T>({ dir, findings, doubts }: CourseReading, file: string, schema: z.ZodType<T>) {
  const text = readText(dir, file, findings)
  if (text === null) return null
  const source = readLesson(file, text, dir, doubts)
  findings.push(...source.findings)
  // What seems to be missing in a lesson that was read only in part may stand where reading stopped.
  if (source.facts === undefined || (source.facts === null && source.findings.length > 0)) return null
  const facts = readForm(findings, file, schema, source.facts ?? {}, source.lineOfFact, source.misread)
  return facts === null || source.findings.length > 0 ? null : { facts, source }
}

function readForm<T>(
  findings: Finding[],
  file: string,
  schema: z.ZodType<T>,
  data: unknown,
  lineOf: LineOf,
  misread: PropertyKey[][],
): T | null {
  const read = schema.safeParse(data)
  if (read.success) return read.data
  const isMisread = (path: PropertyKey[]) => misread.some((entry) => entry.every((step, i) => path[i] === step))
  for (const { path, message, fix } of explainForm(basename(file), schema, data, read.error.issues)) {
    if (!isMisread(path)) findings.push({ file, line: lineOf(path), message, fix })
  }
  return null
}
