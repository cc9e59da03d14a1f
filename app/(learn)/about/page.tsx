import type { Metadata } from 'next'
import { LessonText } from '@/app/_components/lesson/lesson-text'
import { readCourse } from '@/app/course'

export function generateMetadata(): Metadata {
  const { title, summary } = readCourse().about
  return { title, description: summary }
}

/** What the course says about itself. */
export default function AboutPage() {
  const { title, summary, body } = readCourse().about
  return (
    <div className="page">
      <h1>{title}</h1>
      <p className="deck">{summary}</p>
      <LessonText body={body} />
    </div>
  )
}
