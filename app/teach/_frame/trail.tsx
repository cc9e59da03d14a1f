import type { Person } from '@/core/people'
import styles from './teach.module.css'

/** Links back to the class and, from an attempt, to its learner. */
export function Trail({ learner }: { learner?: Person }) {
  return (
    <nav aria-label="The way back" className={`${styles.trail} no-print`}>
      <a href="/teach">Your class</a>
      {learner && (
        <>
          {' › '}
          <a href={`/teach/people/${learner.id}`}>{learner.name}</a>
        </>
      )}
    </nav>
  )
}
