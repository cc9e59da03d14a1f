import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LessonText } from '@/app/_components/lesson/lesson-text'
import { LessonContents } from '@/app/_components/reader-state/lesson-contents'
import { ModuleStatus } from '@/app/_components/reader-state/module-status'
import { WayBack } from '@/app/_components/reader-state/way-back'
import { Words } from '@/app/_components/site/words'
import { LessonEnd } from '@/app/(learn)/modules/[slug]/_lesson/lesson-end'
import styles from '@/app/(learn)/modules/[slug]/_lesson/lesson-page.module.css'
import { Objectives } from '@/app/(learn)/modules/[slug]/_lesson/objectives'
import { listModuleParams, readCourse } from '@/app/course'
import { countOf } from '@/app/words/numbers'

type Props = PageProps<'/modules/[slug]'>

export const dynamicParams = false

/** Every module has a page, which is made when the course is built. */
export function generateStaticParams() {
  return listModuleParams()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, summary } = requireLesson((await params).slug).module
  return { title, description: summary }
}

/** A lesson: its contents on the left, its text, and in the margin the notes of its claims. */
export default async function LessonPage({ params }: Props) {
  const { module, number, count, next } = requireLesson((await params).slug)
  const { slug, title, question, minutes, passages, body, source } = module
  const hasRecap = source.tags.some(({ name }) => name === 'Recap')
  const sections = [
    ...passages.map(({ id, title }) => ({ id, title, isPassage: true })),
    ...(hasRecap ? [{ id: 'recap', title: 'In short', isPassage: false }] : []),
    { id: 'read', title: 'The quiz', isPassage: false },
  ]
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        {count > 1 && (
          <Words as="p" className="kicker">
            Lesson {number} of {count}
          </Words>
        )}
        <h1>{title}</h1>
        <p className={`deck ${styles.question}`}>{question}</p>
        <p className={styles.facts}>
          <Words as="span">{countOf(minutes, 'minute')}</Words>
          <ModuleStatus slug={slug} />
        </p>
      </header>
      <nav aria-labelledby="contents" className={`${styles.contents} no-print`}>
        <details>
          <Words as="summary" id="contents">
            In this lesson
          </Words>
          <LessonContents slug={slug} sections={sections} />
        </details>
      </nav>
      <div className={styles.words}>
        <Objectives module={module} />
        <LessonText body={body} module={slug} />
        <LessonEnd module={module} next={next} isOnly={count === 1} />
      </div>
      <WayBack />
    </div>
  )
}

function requireLesson(slug: string) {
  const { modules } = readCourse()
  const index = modules.findIndex((each) => each.slug === slug)
  const module = modules[index]
  if (!module) notFound()
  return { module, number: index + 1, count: modules.length, next: modules[index + 1] ?? null }
}
