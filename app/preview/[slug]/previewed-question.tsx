import styles from '@/app/_components/explained/explained.module.css'
import { Explanation } from '@/app/_components/explained/explanation'
import { WhatItRestsOn } from '@/app/_components/explained/what-it-rests-on'
import { listShownClaims } from '@/app/course'
import type { AuthoredModule } from '@/core/course/authored-course'
import { explain } from '@/core/explained'
import { type Question, rightAnswer } from '@/core/question'

type Props = {
  question: Question
  module: AuthoredModule
  /** File and line where it is written. */
  place: string
}

/** A question for its author: what it is about, its key, and everything that it explains. */
export function PreviewedQuestion({ question, module: { slug, passages, quiz }, place }: Props) {
  const { id, kind, objective, claims, passage, safety, stem } = question
  const safetyPoint = quiz.safetyPoints.find((point) => point.id === safety)
  return (
    <article id={id} className={styles.essay} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={styles.essayTitle}>
        {id}
      </h3>
      <p className={styles.facts}>
        <code>{place}</code>
        <span>{kind}</span>
        <span>Objective: {objective}</span>
        <span>Claims: {claims.join(', ')}</span>
        <a href={`/modules/${slug}#${passage}`}>Passage: {passages.find((each) => each.id === passage)?.title ?? passage}</a>
        {safetyPoint && <span>Safety: {safetyPoint.text}</span>}
      </p>
      <p className={styles.stem}>{stem}</p>
      <Explanation question={explain(question, rightAnswer(question), 1, null)} />
      <Typed question={question} />
      <WhatItRestsOn claims={listShownClaims(claims)} />
    </article>
  )
}

// Where words or numbers are typed, the right answer alone would show neither what else is taken nor the mistakes that are explained.
function Typed({ question }: { question: Question }) {
  if (question.kind !== 'numeric' && question.kind !== 'short-answer') return null
  const key =
    question.kind === 'numeric'
      ? `${question.key}\u00a0${question.unit}, give or take ${question.tolerance}`
      : question.key.join(' · ')
  const mistakes =
    question.kind === 'numeric'
      ? question.mistakes.map(({ value, explanation }) => ({ typed: String(value), explanation }))
      : question.mistakes.map(({ text, explanation }) => ({ typed: text, explanation }))
  return (
    <div className={styles.options}>
      <p className={styles.said}>The right answer: {key}</p>
      {mistakes.map(({ typed, explanation }) => (
        <p key={typed} className={styles.explanation}>
          For “{typed}”: {explanation}
        </p>
      ))}
    </div>
  )
}
