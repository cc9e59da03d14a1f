import type { Answer } from '@/core/question'
import { type ShownQuestion, show, showAnswer } from '@/core/question'
import { asSaved } from '@/server/attempt-rows'
import { db } from '@/server/database/client'
import { loadVersions } from '@/server/question-versions'
import { seededBy } from '@/server/seed'

type Acknowledged = { attempt: string; position: number; revision: number; answer: Answer }

/** A record of what the server said it had saved, to be held against what it has. */
export function openLedger() {
  const acknowledged: Acknowledged[] = []
  return {
    acknowledge: (entry: Acknowledged) => void acknowledged.push(entry),
    count: () => acknowledged.length,
    /**
     * How many acknowledged saves are found: the very one, or one with a greater revision that took its place. `isNewest` are
     * the last of each question, whose value must be the same to the letter.
     */
    async audit(): Promise<{ acknowledged: number; found: number; lost: number }> {
      const stored = await readStored([...new Set(acknowledged.map(({ attempt }) => attempt))])
      const found = acknowledged.filter(({ attempt, position, revision, answer }) => {
        const kept = stored.get(`${attempt}/${position}`)
        if (!kept || kept.revision < revision) return false
        return kept.revision > revision || same(kept.answer, answer)
      })
      return { acknowledged: acknowledged.length, found: found.length, lost: acknowledged.length - found.length }
    },
  }
}

/** The questions of an attempt as its learner sees them, by position. */
export async function readShown(attempt: string): Promise<Map<number, ShownQuestion>> {
  const { row, questions } = await readAttempt(attempt)
  return new Map(row.answers.map((each) => [each.position, show(questions(each.questionVersionId), seededBy(row.seed))]))
}

/** The n-th of the answers that somebody might give to a question; never a blank. */
export function answerNumber(n: number, shown: ShownQuestion): Answer {
  const pick = <T>(list: readonly T[]) => list[n % list.length] as T
  switch (shown.kind) {
    case 'single-choice':
    case 'true-false':
      return pick(shown.choices).id
    case 'multiple-response':
      return shown.choices.filter((_, i) => i <= n % shown.choices.length).map(({ id }) => id)
    case 'matching':
      return Object.fromEntries(shown.stems.map(({ id }, i) => [id, shown.targets[(n + i) % shown.targets.length]?.id ?? '']))
    case 'cloze':
      return Object.fromEntries(shown.parts.flatMap((part) => ('id' in part ? [[part.id, pick(part.choices).id] as const] : [])))
    case 'ordering': {
      const ids = shown.items.map(({ id }) => id)
      const at = n % ids.length
      return [...ids.slice(at), ...ids.slice(0, at)]
    }
    default:
      return `answer ${n}`
  }
}

async function readStored(attempts: string[]): Promise<Map<string, { revision: number; answer: Answer }>> {
  const stored = new Map<string, { revision: number; answer: Answer }>()
  for (const attempt of attempts) {
    const { row, questions } = await readAttempt(attempt)
    for (const each of row.answers) {
      const { revision, answer } = asSaved(each)
      const shown = showAnswer(questions(each.questionVersionId), seededBy(row.seed), answer)
      stored.set(`${attempt}/${each.position}`, { revision, answer: shown })
    }
  }
  return stored
}

async function readAttempt(id: string) {
  const row = await db().attempt.findUniqueOrThrow({ where: { id }, include: { answers: true } })
  const versions = await loadVersions(row.answers.map(({ questionVersionId }) => questionVersionId))
  const questions = (version: number) => {
    const found = versions.get(version)
    if (!found) throw new Error('The question is missing.')
    return found
  }
  return { row, questions }
}

function same(a: Answer, b: Answer): boolean {
  const sorted = (value: Answer) =>
    JSON.stringify(value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value).sort() : value)
  return sorted(a) === sorted(b)
}
