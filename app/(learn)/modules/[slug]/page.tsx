import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LessonText } from '@/app/_components/lesson/lesson-text'
import { BackToResult } from '@/app/_components/reader-state/back-to-result'
import { LessonContents } from '@/app/_components/reader-state/lesson-contents'
import { ModuleStatus } from '@/app/_components/reader-state/module-status'
import { NoteLinks } from '@/app/_components/reader-state/note-links'
import { listModuleParams, readCourse } from '@/app/course'
import type { AuthoredModule } from '@/core/course/authored-course'
import { LessonEnd } from './lesson-end'
import styles from './lesson-page.module.css'

type Props = { params: Promise<{ slug: string }> }

export const dynamicParams = false

/** Every module has its page, made when the course is built. */
export function generateStaticParams() {
  return listModuleParams()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, summary } = find((await params).slug).module
  return { title, description: summary }
}

/** A lesson: its contents on the left, its words, and in the margin what they rest on. */
export default async function LessonPage({ params }: Props) {
  const { module, number, count, next } = find((await params).slug)
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
        <p className="kicker">
          Lesson {number} of {count}
        </p>
        <h1>{title}</h1>
        <p className={`deck ${styles.question}`}>{question}</p>
        <p className={styles.facts}>
          <span>{minutes} minutes</span>
          <ModuleStatus slug={slug} />
        </p>
      </header>
      <nav aria-label="In this lesson" className={`${styles.contents} no-print`}>
        <details>
          <summary>In this lesson</summary>
          <LessonContents slug={slug} sections={sections} />
        </details>
      </nav>
      <div className={styles.words}>
        <Objectives module={module} />
        <LessonText body={body} module={slug} />
        <LessonEnd module={module} next={next} />
      </div>
      <NoteLinks />
      <BackToResult />
    </div>
  )
}

function Objectives({ module: { objectives } }: { module: AuthoredModule }) {
  return (
    <section aria-labelledby="objectives" className={styles.objectives}>
      <h2 id="objectives">After this lesson you can</h2>
      <ul>
        {objectives.map(({ id, text }) => (
          <li key={id}>{text.charAt(0).toLowerCase() + text.slice(1)}</li>
        ))}
      </ul>
    </section>
  )
}

function find(slug: string) {
  const { modules } = readCourse()
  const at = modules.findIndex((each) => each.slug === slug)
  const module = modules[at]
  if (!module) notFound()
  return { module, number: at + 1, count: modules.length, next: modules[at + 1] ?? null }
}
