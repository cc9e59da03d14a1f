import { type ReactNode, useId } from 'react'
import { InlineText } from '@/app/_components/inline/inline-text'
import { Words } from '@/app/_components/site/words'
import { markingRules, scriptedTaskOf, tasks } from '@/app/words/marking'
import type { Answer, Kind, ShownQuestion } from '@/core/question'
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
  /** False for practice: nothing is said about marks, and checking a list takes its order as it stands. */
  isGraded?: boolean
  /** True if the answer should be a number and cannot be read as one. */
  isUnreadable?: boolean
  /** True on a page whose scripts add keys that choose and handles to drag by. Both are hidden where scripts are off. */
  hasShortcuts?: boolean
  /** True once those scripts run. */
  isScripted?: boolean
  /** The id of the element that holds the stem, for whatever else is described by it. */
  stemId?: string
}

/**
 * The fields of a question, for a form. `answer` only sets their first values: from then on the browser holds the answer, and
 * `readFields` reads it from the form.
 */
export function QuestionFields({
  shown,
  answer,
  isGraded = true,
  isUnreadable = false,
  hasShortcuts = false,
  isScripted = false,
  stemId,
}: Props) {
  const rule = useId()
  const scriptedTask = hasShortcuts ? scriptedTaskOf(shown) : null
  return (
    <fieldset className={styles.question} aria-describedby={rule}>
      <legend id={stemId} className={styles.stem}>
        <InlineText text={shown.stem} />
      </legend>
      <Words as="p" id={rule} className={styles.rule}>
        {tasks[shown.kind]}
        {scriptedTask && <span className={shown.kind === 'ordering' ? styles.scripted : styles.keys}> {scriptedTask}</span>}{' '}
        {isGraded && markingRules[shown.kind]}
        {isGraded && shown.points !== 1 && ` This question is worth ${shown.points} points.`}
      </Words>
      {fieldsOf(shown)({ shown, answer, isGraded, isUnreadable, hasShortcuts, isScripted })}
    </fieldset>
  )
}

type FieldsProps<K extends Kind> = {
  shown: Extract<ShownQuestion, { kind: K }>
  answer: Answer
  isGraded: boolean
  isUnreadable: boolean
  hasShortcuts: boolean
  isScripted: boolean
}

// The fields of each kind: a kind without them does not compile.
const fields: { [K in Kind]: (props: FieldsProps<K>) => ReactNode } = {
  'single-choice': ({ shown, answer }) => <SingleChoice choices={shown.choices} answer={answer} />,
  'multiple-response': ({ shown, answer }) => <MultipleResponse choices={shown.choices} answer={answer} />,
  'true-false': ({ shown, answer }) => <TrueFalse choices={shown.choices} answer={answer} />,
  matching: ({ shown, answer }) => <Matching stems={shown.stems} targets={shown.targets} answer={answer} />,
  ordering: ({ shown, answer, isGraded, hasShortcuts, isScripted }) => (
    <Ordering items={shown.items} answer={answer} hasKeepButton={isGraded} hasHandles={hasShortcuts} isScripted={isScripted} />
  ),
  numeric: ({ shown, answer, isUnreadable }) => <Numeric unit={shown.unit} answer={answer} isUnreadable={isUnreadable} />,
  'short-answer': ({ answer }) => <ShortAnswer answer={answer} />,
  cloze: ({ shown, answer }) => <Cloze parts={shown.parts} answer={answer} />,
}

function fieldsOf<K extends Kind>({ kind }: { kind: K }): (props: FieldsProps<K>) => ReactNode {
  return fields[kind]
}
