import { type AnswerInForce, correctAttempt } from '@/core/correction'
import type { Question } from '@/core/question'
import { asLogged, loadRule, readAnswerValue } from './correction-attempts'
import type { Db } from './database/client'

type Tx = Pick<Db, 'correction' | 'correctionChange' | 'answer' | 'questionVersion'>

/** An answer that is being marked: its row, its question, and the mark that its own version gives. */
export type AnswerAtSubmission = {
  position: number
  questionVersionId: number
  value: string | null
  question: Question
  mark: number
  withdrawalId: number | null
}

/** The mark of an answer with the corrections that are in force, and what its question counts. */
export type CorrectedAtSubmission = { position: number; mark: number; counts: Pick<Question, 'points' | 'safety'> }

/**
 * Marks the answers of an attempt by the corrections that are in force for their questions, in the transaction that submits it, and logs
 * what that changes. A question that was corrected while the attempt was open is so marked like everybody else's. Points that a withdrawal
 * gives stay given.
 */
export async function correctAtSubmission(
  tx: Tx,
  { id, passPercent }: { id: string; passPercent: number },
  answers: readonly AnswerAtSubmission[],
): Promise<CorrectedAtSubmission[]> {
  const rules = await tx.correction.findMany({
    where: {
      fromVersionId: { in: answers.filter((each) => each.withdrawalId === null).map((each) => each.questionVersionId) },
      undoesId: null,
      undoneBy: null,
    },
    orderBy: { id: 'asc' },
  })
  let stored = answers.map(({ position, questionVersionId, value, mark, withdrawalId }) => {
    const given = { position, questionVersionId, value, mark, withdrawalId }
    return { ...given, correctionId: null as number | null, countsAsId: null as number | null }
  })
  let marked = answers.map(({ position, question, mark }) => ({
    position,
    mark,
    counts: question as CorrectedAtSubmission['counts'],
  }))
  for (const correction of rules) {
    const rule = await loadRule(correction, tx)
    const inForce = marked.map((each, i): AnswerInForce => {
      const answer = answers[i] as AnswerAtSubmission
      return { ...each, given: readAnswerValue(answer.value), isMeant: answer.questionVersionId === correction.fromVersionId }
    })
    const change = correctAttempt(rule, inForce, { passPercent, isOverridden: false })
    if (!change) continue
    const { marks, before, after } = change
    await tx.correctionChange.createMany({
      data: marks.map((mark) => asLogged(correction.id, { id, stored }, mark, before, after)),
    })
    const changed = new Map(marks.map((each) => [each.position, each]))
    stored = stored.map((each) => {
      const mark = changed.get(each.position)
      const countsAsId = mark?.countsAsNew ? correction.toVersionId : each.countsAsId
      return mark ? { ...each, mark: mark.after, correctionId: correction.id, countsAsId } : each
    })
    marked = marked.map((each) => {
      const mark = changed.get(each.position)
      return mark ? { ...each, mark: mark.after, counts: mark.countsAsNew && rule.to ? rule.to : each.counts } : each
    })
  }
  for (const { position, correctionId, countsAsId } of stored) {
    if (correctionId === null) continue
    await tx.answer.update({ where: { attemptId_position: { attemptId: id, position } }, data: { correctionId, countsAsId } })
  }
  return marked
}
