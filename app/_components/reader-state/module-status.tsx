'use client'

import { shownPercent } from '@/core/grade'
import { type ModuleState, useModuleState } from './reader-state'

type Props = { slug: string; passages?: { id: string; title: string }[] }

/** How far the reader is in a module, in a few words; given its passages, also where to go on. Nothing for somebody we do not know. */
export function ModuleStatus({ slug, passages = [] }: Props) {
  const state = useModuleState(slug)
  if (!state) return null
  const place = passages.find(({ id }) => id === state.passage)
  return (
    <span className="module-status">
      {sayLesson(state)}
      {sayQuiz(state)}
      {state.openAttempt ? (
        <a href={`/attempts/${state.openAttempt}`}>Go on with the quiz</a>
      ) : (
        !state.readAt && place && <a href={`/modules/${slug}#${place.id}`}>Go on at “{place.title}”</a>
      )}
    </span>
  )
}

function sayLesson({ readAt, passage }: ModuleState) {
  if (readAt) return <span>Read</span>
  return passage ? <span>Begun</span> : null
}

function sayQuiz({ grade, isPassed }: ModuleState) {
  if (!grade) return null
  return (
    <span>
      {isPassed ? 'Quiz passed' : 'Quiz not passed yet'}, {shownPercent(grade)}%
    </span>
  )
}
