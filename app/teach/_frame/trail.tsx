import type { Person } from '@/core/people'
import styles from './teach.module.css'

/** Links back to the gradebook and, from an attempt, to its learner. */
export function Trail({ learner }: { learner?: Person }) {
  return (
    <nav aria-label="The way back" className={`${styles.trail} no-print`}>
      <a href="/teach/gradebook">Gradebook</a>
      {learner && (
        <>
          {' › '}
          <a href={`/teach/people/${learner.id}`}>{learner.name}</a>
        </>
      )}
    </nav>
  )
}
