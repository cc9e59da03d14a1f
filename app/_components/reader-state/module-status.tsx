'use client'

import { Authored, Words } from '@/app/_components/site/words'
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
        <Words as="a" href={`/attempts/${state.openAttempt}`}>
          Go on with the quiz
        </Words>
      ) : (
        !state.readAt &&
        bookmark && (
          <a href={`/modules/${slug}#${bookmark.id}`}>
            <Words>
              Go on at “<Authored>{bookmark.title}</Authored>”
            </Words>
          </a>
        )
      )}
    </span>
  )
}

function LessonState({ state: { readAt, passage } }: { state: ModuleState }) {
  if (readAt) return <Words as="span">Read</Words>
  return passage ? <Words as="span">Begun</Words> : null
}

function QuizState({ state: { grade, isPassed } }: { state: ModuleState }) {
  if (!grade) return null
  return (
    <Words as="span">
      {isPassed ? 'Quiz passed' : 'Quiz not passed yet'}, {gradePercent(grade)}
    </Words>
  )
}
