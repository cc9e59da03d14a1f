import type { Metadata } from 'next'
import styles from '@/app/_components/evidence/lists.module.css'
import { readCourse } from '@/app/course'

export const metadata: Metadata = { title: 'Glossary', description: 'The terms of the course in plain words.' }

/** Every term in plain words, in the order of the alphabet. */
export default function GlossaryPage() {
  const { terms, course } = readCourse()
  const sorted = [...terms.values()].sort((a, b) => a.term.localeCompare(b.term, course.language))
  return (
    <div className="page">
      <h1>Glossary</h1>
      <p className="deck">The terms of the course in plain words. In a lesson, press a dotted word to see its meaning there.</p>
      <dl className={styles.terms}>
        {sorted.map(({ id, term, meaning }) => (
          <div key={id} id={id}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
