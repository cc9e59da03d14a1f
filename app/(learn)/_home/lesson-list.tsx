import { ModuleStatus } from '@/app/_components/reader-state/module-status'
import { ReviewsDue } from '@/app/_components/reader-state/reviews-due'
import { UnreadNotices } from '@/app/_components/reader-state/unread-notices'
import { Authored, Words } from '@/app/_components/site/words'
import { countOf, numberOf } from '@/app/words/numbers'
import type { AuthoredModule } from '@/core/course/authored-course'
import styles from './home.module.css'

/** The lessons of the course with their quizzes, and how far the reader is in each. */
export function LessonList({ modules }: { modules: AuthoredModule[] }) {
  return (
    <section aria-labelledby="lessons" className={styles.lessons}>
      <div className={styles.head}>
        <Words as="h2" id="lessons">
          {numberOf(modules.length, 'lesson')}
        </Words>
        <ReviewsDue />
        <UnreadNotices />
      </div>
      <ol className={styles.list}>
        {modules.map((module, i) => (
          <Lesson key={module.slug} module={module} number={i + 1} />
        ))}
      </ol>
    </section>
  )
}

function Lesson({ module, number }: { module: AuthoredModule; number: number }) {
  const { slug, title, question, minutes, quizSize, passages } = module
  return (
    <li className={styles.lesson}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div>
        <h3 className={styles.title}>
          <a href={`/modules/${slug}`}>{title}</a>
        </h3>
        <p className={styles.question}>{question}</p>
        <p className={styles.facts}>
          <Words as="span">{countOf(minutes, 'minute')}</Words>
          <span>
            <a href={`/modules/${slug}/quiz`}>
              <Words>
                Quiz of {countOf(quizSize, 'question')}
                <span className="visually-hidden">
                  {' '}
                  on <Authored>{title}</Authored>
                </span>
              </Words>
            </a>
          </span>
          <ModuleStatus slug={slug} passages={passages.map(({ id, title }) => ({ id, title }))} />
        </p>
      </div>
    </li>
  )
}
