import { Words } from '@/app/_components/site/words'
import type { AuthoredModule } from '@/core/course/authored-course'
import styles from './lesson-page.module.css'

/** What the reader can do after the lesson. */
export function Objectives({ module: { objectives } }: { module: AuthoredModule }) {
  return (
    <section aria-labelledby="objectives" className={styles.objectives}>
      <Words as="h2" id="objectives">
        What you can do after this lesson
      </Words>
      <ul>
        {objectives.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </section>
  )
}
