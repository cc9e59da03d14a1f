import { MarkAsRead } from '@/app/_components/reader-state/mark-as-read'
import { Words } from '@/app/_components/site/words'
import { countOf, percentWords } from '@/app/words/numbers'
import type { AuthoredModule } from '@/core/course/authored-course'
import styles from './lesson-page.module.css'

type Props = { module: AuthoredModule; next: AuthoredModule | null; isOnly: boolean }

/** The end of a lesson: the way to the quiz, the button that marks the lesson as read, and the next lesson. */
export function LessonEnd({ module, next, isOnly }: Props) {
  const { slug, quizSize, passPercent, safetyPoints } = module
  return (
    <section id="read" aria-labelledby="read-title" className={styles.end}>
      <Words as="h2" id="read-title">
        See what stayed with you
      </Words>
      <Words as="p">
        The quiz asks {countOf(quizSize, 'question')}. You pass with {percentWords(passPercent)} of the points
        {safetyPoints > 0 && ', if every question about safety is right'}. There is no clock, you can stop and go on later, and
        you can take it again; afterwards you see why each answer is right or wrong.
      </Words>
      <div className="button-row no-print">
        <a href={`/modules/${slug}/quiz`} className="button">
          <Words>Go to the quiz</Words>
        </a>
        <MarkAsRead slug={slug} />
      </div>
      <nav aria-labelledby="next-lesson" className={`${styles.next} no-print`}>
        {next ? (
          <a href={`/modules/${next.slug}`}>
            <Words as="span" id="next-lesson">
              Next lesson
            </Words>
            {next.title}
          </a>
        ) : (
          <a href="/">
            <Words as="span">{isOnly ? 'This was the lesson' : 'This was the last lesson'}</Words>
            <Words>{isOnly ? 'The course' : 'All lessons'}</Words>
          </a>
        )}
      </nav>
    </section>
  )
}
