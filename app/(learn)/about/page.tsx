import type { Metadata } from 'next'
import { readCourse } from '@/app/_components/course-facts'
import { LessonText } from '@/app/_components/lesson'

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
