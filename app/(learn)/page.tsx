import { LessonText } from '@/app/_components/lesson/lesson-text'
import styles from '@/app/(learn)/_home/home.module.css'
import { Legend } from '@/app/(learn)/_home/legend'
import { LessonList } from '@/app/(learn)/_home/lesson-list'
import { hasCourseList, readCourse } from '@/app/course'

/** The home page of the course: the question, a short honest answer, the lessons, and what the symbols mean. */
export default function HomePage() {
  const { home, modules } = readCourse()
  return (
    <div className={`page ${styles.home}`}>
      <h1>{home.title}</h1>
      <p className="deck">{home.summary}</p>
      <LessonText body={home.body} part="opening" />
      <LessonList modules={modules} />
      <LessonText body={home.body} part="rest" />
      {hasCourseList('/claims') && <Legend />}
    </div>
  )
}
