import { useId } from 'react'
import { markingRules, tasks } from '@/app/words/marking'
import type { Answer, ShownQuestion } from '@/core/question'
import { Cloze } from './cloze'
import { Matching } from './matching'
import { MultipleResponse } from './multiple-response'
import { Numeric } from './numeric'
import { Ordering } from './ordering'
import styles from './question.module.css'
import { ShortAnswer } from './short-answer'
import { SingleChoice } from './single-choice'
import { TrueFalse } from './true-false'

type Props = {
  shown: ShownQuestion
  answer: Answer
  /** False for practice: nothing is said of marks, and checking a list is keeping it. */
  isGraded?: boolean
}

/**
 * The fields of a question, for a form. They stand as the answer given has them and are the browser's own from then on:
 * whoever wants the answer reads the form.
 */
export function QuestionFields({ shown, answer, isGraded = true }: Props) {
  const rule = useId()
  return (
    <fieldset className={styles.question} aria-describedby={rule}>
      <legend className={styles.stem}>{shown.stem}</legend>
      <p id={rule} className={styles.rule}>
        {tasks[shown.kind]} {isGraded && markingRules[shown.kind]}
        {isGraded && shown.points !== 1 && ` This question is worth ${shown.points} points.`}
      </p>
      <Fields shown={shown} answer={answer} isGraded={isGraded} />
    </fieldset>
  )
}

function Fields({ shown, answer, isGraded = true }: Props) {
  switch (shown.kind) {
    case 'single-choice':
      return <SingleChoice choices={shown.choices} answer={answer} />
    case 'multiple-response':
      return <MultipleResponse choices={shown.choices} answer={answer} />
    case 'true-false':
      return <TrueFalse choices={shown.choices} answer={answer} />
    case 'matching':
      return <Matching stems={shown.stems} targets={shown.targets} answer={answer} />
    case 'ordering':
      return <Ordering items={shown.items} answer={answer} hasKeepButton={isGraded} />
    case 'numeric':
      return <Numeric unit={shown.unit} answer={answer} />
    case 'short-answer':
      return <ShortAnswer answer={answer} />
    case 'cloze':
      return <Cloze parts={shown.parts} answer={answer} />
  }
}
