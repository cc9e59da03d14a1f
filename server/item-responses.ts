import { setImmediate as letOthersWork } from 'node:timers/promises'
import { type Confidence, readConfidence } from '@/core/confidence'
import type { ItemResponse } from '@/core/item-sums'
import type { Instructor } from '@/core/people'
import type { Answer, Question } from '@/core/question'
import { db } from './database/client'
import { seenBy } from './people'
import { loadVersions } from './question-versions'

/**
 * A response to a question in somebody's first submitted attempt, without whose it is. `answer` is in the author's ids. `lessonVersion` names
 * the text of the lesson that the attempt followed; null if that was not kept.
 */
export type FullResponse = ItemResponse & {
  versionId: number
  answer: Answer
  confidence: Confidence | null
  lessonVersion: string | null
}

type Row = {
  versionId: number | bigint
  countsAsId: number | bigint
  value: string | null
  confidence: string | null
  mark: number
  earned: number
  possible: number
  lessonVersion: string | null
}

// Few enough that a save does not wait for a batch.
const answersAtOnce = 400

/**
 * Returns the responses to versions of one question in the first submitted attempts of the learners whom an instructor sees, in no order that
 * says whose they are. Answers that were given their points because the question was withdrawn are left out. Where a grade was overridden, the rest is that of the grade as it is marked.
 */
export async function listItemResponses(instructor: Instructor, versionIds: readonly number[]): Promise<FullResponse[]> {
  const rows: Row[] = []
  for (const versionId of versionIds) {
    for (let last = ''; ; ) {
      const some = await db().$queryRaw<{ id: string }[]>`
        SELECT r."attemptId" AS "id" FROM "Answer" r WHERE r."questionVersionId" = ${versionId} AND r."attemptId" > ${last}
        ORDER BY r."attemptId" LIMIT ${answersAtOnce}`
      const upTo = some.at(-1)?.id
      if (upTo === undefined) break
      rows.push(...(await listBatch(instructor, versionId, last, upTo)))
      last = upTo
      await letOthersWork()
    }
  }
  const questions = await loadVersions([...new Set(rows.map(({ countsAsId }) => Number(countsAsId)))])
  return rows.flatMap((row): FullResponse[] => {
    const { points } = questions.get(Number(row.countsAsId)) as Question
    if (points <= 0) return []
    const others = row.possible - points
    return [
      {
        versionId: Number(row.versionId),
        mark: row.mark,
        // Subtracting may leave a rounding error below 0.
        rest: others > 0 ? Math.min(1, Math.max(0, (row.earned - row.mark * points) / others)) : 0,
        answer: row.value === null ? null : (JSON.parse(row.value) as Answer),
        confidence: readConfidence(row.confidence),
        lessonVersion: row.lessonVersion,
      },
    ]
  })
}

function listBatch(instructor: Instructor, versionId: number, after: string, upTo: string): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT r."questionVersionId" AS "versionId", COALESCE(r."countsAsId", r."questionVersionId") AS "countsAsId", r."value" AS "value", r."confidence" AS "confidence", r."mark" AS "mark",
      COALESCE(a."markedEarned", (SELECT o."earnedBefore" FROM "Override" o WHERE o."attemptId" = a."id" ORDER BY o."id" LIMIT 1), a."earned") AS "earned",
      a."possible" AS "possible", a."lessonVersion" AS "lessonVersion"
    FROM "Answer" r JOIN "Attempt" a ON a."id" = r."attemptId"
      JOIN "ModuleStanding" s ON s."personId" = a."personId" AND s."module" = a."module" AND s."firstId" = a."id"
      JOIN "Enrolment" e ON e."personId" = a."personId"
    WHERE r."questionVersionId" = ${versionId} AND r."attemptId" > ${after} AND r."attemptId" <= ${upTo} AND r."withdrawalId" IS NULL AND ${seenBy(instructor).enrolled}`
}
