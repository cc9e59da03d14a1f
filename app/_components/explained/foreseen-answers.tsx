import { InlineText } from '@/app/_components/inline/inline-text'
import type { Question } from '@/core/question'
import styles from './explained.module.css'

/**
 * For a question with a typed answer, to its author: everything that counts as right, and each mistake that has an explanation of
 * its own. The explanation of a single answer shows neither. Null for other kinds.
 */
export function ForeseenAnswers({ question }: { question: Question }) {
  if (question.kind !== 'numeric' && question.kind !== 'short-answer') return null
  const right =
    question.kind === 'numeric'
      ? `${question.key}\u00a0${question.unit}, give or take ${question.tolerance}`
      : question.key.join(' · ')
  const mistakes =
    question.kind === 'numeric'
      ? question.mistakes.map(({ value, explanation }) => ({ typed: String(value), explanation }))
      : question.mistakes.map(({ text, explanation }) => ({ typed: text, explanation }))
  return (
    <div className={styles.options}>
      <p className={styles.said}>The right answer: {right}</p>
      {mistakes.map(({ typed, explanation }) => (
        <p key={typed} className={styles.explanation}>
          For “{typed}”: <InlineText text={explanation} />
        </p>
      ))}
    </div>
  )
}
