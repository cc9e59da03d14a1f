import { DoubtSymbol, EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import { LessonText } from '@/app/_components/lesson/lesson-text'
import { ModuleStatus } from '@/app/_components/reader-state/module-status'
import { NoteLinks } from '@/app/_components/reader-state/note-links'
import { ReviewsDue } from '@/app/_components/reader-state/reviews-due'
import { readCourse } from '@/app/course'
import { doubtWords, strengthWords } from '@/app/words/strength'
import type { AuthoredModule } from '@/core/course/authored-course'
import { doubts, strengths } from '@/core/course/course'
import styles from './home.module.css'

/** The course home: the question, a short honest answer, the lessons, and what the marks mean. */
export default function HomePage() {
  const { home, modules } = readCourse()
  return (
    <div className={`page ${styles.home}`}>
      <h1>{home.title}</h1>
      <p className="deck">{home.summary}</p>
      <LessonText body={home.body} part="opening" />
      <Lessons modules={modules} />
      <LessonText body={home.body} part="rest" />
      <NoteLinks />
      <Legend />
    </div>
  )
}

function Lessons({ modules }: { modules: AuthoredModule[] }) {
  return (
    <section aria-labelledby="lessons" className={styles.lessons}>
      <div className={styles.head}>
        <h2 id="lessons">{say(modules.length)} lessons</h2>
        <ReviewsDue />
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
          <span>{minutes} minutes</span>
          <span>
            <a href={`/modules/${slug}/quiz`}>
              Quiz of {quizSize} questions<span className="visually-hidden"> on {title}</span>
            </a>
          </span>
          <ModuleStatus slug={slug} passages={passages.map(({ id, title }) => ({ id, title }))} />
        </p>
      </div>
    </li>
  )
}

function Legend() {
  return (
    <section aria-labelledby="marks" className={styles.legend}>
      <h2 id="marks">What the marks mean</h2>
      <dl>
        {strengths.map((strength) => (
          <div key={strength}>
            <dt>
              <EvidenceSymbol strength={strength} />
              {strengthWords[strength].short}
            </dt>
            <dd>{strengthWords[strength].long}</dd>
          </div>
        ))}
      </dl>
      <h3>Beside what is often said</h3>
      <dl>
        {doubts.map((doubt) => (
          <div key={doubt}>
            <dt>
              <DoubtSymbol doubt={doubt} />
              {doubtWords[doubt].short}
            </dt>
            <dd>{doubtWords[doubt].long}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.more}>
        <a href="/claims">Every statement of the course, by strength</a> · <a href="/references">Its sources</a>
      </p>
    </section>
  )
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

function say(count: number): string {
  return numbers[count] ?? String(count)
}
