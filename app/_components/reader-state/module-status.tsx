'use client'

import { gradePercent } from '@/app/words/grades'
import { type ModuleState, useModuleState } from './reader-state'
import styles from './reader-state.module.css'

type Props = { slug: string; passages?: { id: string; title: string }[] }

/** How far the reader is in a module, in a few words; with `passages` also a link to the bookmark. Null for an unknown reader. */
export function ModuleStatus({ slug, passages = [] }: Props) {
  const state = useModuleState(slug)
  if (!state) return null
  const bookmark = passages.find(({ id }) => id === state.passage)
  return (
    <span className={styles.status}>
      <LessonState state={state} />
      <QuizState state={state} />
      {state.openAttempt ? (
        <a href={`/attempts/${state.openAttempt}`}>Go on with the quiz</a>
      ) : (
        !state.readAt && bookmark && <a href={`/modules/${slug}#${bookmark.id}`}>Go on at “{bookmark.title}”</a>
      )}
    </span>
  )
}

function LessonState({ state: { readAt, passage } }: { state: ModuleState }) {
  if (readAt) return <span>Read</span>
  return passage ? <span>Begun</span> : null
}

function QuizState({ state: { grade, isPassed } }: { state: ModuleState }) {
  if (!grade) return null
  return (
    <span>
      {isPassed ? 'Quiz passed' : 'Quiz not passed yet'}, {gradePercent(grade)}
    </span>
  )
}
