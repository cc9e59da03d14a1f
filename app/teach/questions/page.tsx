import type { Metadata } from 'next'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { readCourse, titleOfModule } from '@/app/course'
import frame from '@/app/teach/_frame/teach.module.css'
import { ProgressFunnel } from '@/app/teach/_questions/progress-funnel'
import { countVerdicts } from '@/app/teach/_questions/ranked'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { shareWords, verdictRules } from '@/app/words/items'
import { countOf } from '@/app/words/numbers'
import { countQuizzes } from '@/server/class-figures'
import { countClass } from '@/server/gradebook'
import { analyseQuiz } from '@/server/items'

export const metadata: Metadata = { title: 'Questions' }

/** The quizzes with what their questions say, each with a link to its analysis. */
export default async function QuestionsPage({ searchParams }: PageProps<'/teach/questions'>) {
  const instructor = await requireInstructor(pathWithQuery('/teach/questions', await searchParams))
  const rows = []
  for (const { slug, title } of readCourse().modules) {
    const quiz = await analyseQuiz(instructor, slug)
    if (quiz) rows.push({ slug, title, statistics: quiz.statistics, counts: countVerdicts(quiz.items), all: quiz.items.length })
  }
  const quizzes = await countQuizzes(instructor)
  const { learners } = await countClass(instructor, '')
  const looks = rows.reduce((sum, { counts }) => sum + counts.look, 0)
  const all = rows.reduce((sum, each) => sum + each.all, 0)
  return (
    <>
      <h1>
        {looks === 0
          ? `Nothing is certain of any of ${countOf(all, 'question')}.`
          : `${looks} of ${countOf(all, 'question')} need a look.`}
      </h1>
      <p className={frame.sentence}>
        Figures are of first attempts of all learners whom you see, previews left out. {verdictRules}
      </p>
      <ScrollTable label="The quizzes">
        <thead>
          <tr>
            <th scope="col">Quiz</th>
            <th scope="col" className="number">
              First attempts
            </th>
            <th scope="col" className="number">
              Mean
            </th>
            <th scope="col" className="number">
              Look at this
            </th>
            <th scope="col" className="number">
              Fine
            </th>
            <th scope="col" className="number">
              Too early to say
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ slug, title, statistics, counts }, i) => (
            <tr key={slug}>
              <th scope="row">
                {i + 1} <a href={`/teach/questions/${slug}`}>{title}</a>
              </th>
              <td className="number">{statistics.n}</td>
              <td className="number">{statistics.mean === null ? '–' : shareWords(statistics.mean)}</td>
              <td className="number">{counts.look}</td>
              <td className="number">{counts.fine}</td>
              <td className="number">{counts.unclear}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <ProgressFunnel
        learners={learners}
        steps={quizzes.map(({ module, tried, passed }) => ({ slug: module, title: titleOfModule(module), tried, passed }))}
      />
      <p>
        <a href="/teach/ideas">Which ideas the class holds</a>: claims and misconceptions over all quizzes.
      </p>
    </>
  )
}
