import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FacilityChart } from '@/app/_components/charts/facility-chart'
import { IntervalLine } from '@/app/_components/charts/interval-line'
import { findTaughtModule } from '@/app/course'
import frame from '@/app/teach/_frame/teach.module.css'
import { GradeFigures } from '@/app/teach/_questions/grade-figures'
import { ItemTable } from '@/app/teach/_questions/item-table'
import styles from '@/app/teach/_questions/questions.module.css'
import { countVerdicts, type RankedItem, rankItems } from '@/app/teach/_questions/ranked'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { itemFaultWords, shareIntervalWords, verdictNames, verdictRules } from '@/app/words/items'
import { countOf } from '@/app/words/numbers'
import { acceptableShare } from '@/core/interval'
import { acceptableDiscrimination } from '@/core/item-analysis'
import { analyseQuiz } from '@/server/items'

export const metadata: Metadata = { title: 'The questions of a quiz' }

/** One quiz: which of its questions or passages fails, as a picture, in words and as a table. */
export default async function QuizQuestionsPage({ params, searchParams }: PageProps<'/teach/questions/[module]'>) {
  const { module } = await params
  const here = `/teach/questions/${encodeURIComponent(module)}`
  const instructor = await requireInstructor(pathWithQuery(here, await searchParams))
  const quiz = (await analyseQuiz(instructor, module)) ?? notFound()
  const taught = findTaughtModule(module) ?? notFound()
  const titleOfPassage = (id: string) => taught.passages.find((each) => each.id === id)?.title ?? id
  const items = rankItems(quiz.items)
  const counts = countVerdicts(quiz.items)
  const looked = items.filter(({ letter }) => letter !== null)
  const charted = items.flatMap(asCharted)
  return (
    <>
      <nav aria-label="The way back" className={`${frame.trail} no-print`}>
        <a href="/teach/questions">All quizzes</a>
      </nav>
      <h1>{headline(taught.title, counts.look, items.length)}</h1>
      <p className={frame.sentence}>
        {charted.length === 0
          ? 'Once first attempts are handed in, each question becomes a point of a picture here.'
          : 'Each point is a question. The lines are where its true place may lie (95%); the shaded part is not acceptable.'}
      </p>
      {charted.length > 0 && (
        <div className={styles.sheet}>
          <FacilityChart
            items={charted}
            label={`${countOf(charted.length, 'question')} by the share of the points earned and by discrimination. The table below has the figures.`}
            acceptable={{ share: acceptableShare, discrimination: acceptableDiscrimination }}
          />
          <ul className={styles.asides}>
            {looked.map(({ question, letter, analysis }) => (
              <li key={question.id} className={styles.fault}>
                <b>
                  {letter} {verdictNames.look}
                </b>
                <a href={`${here}/${question.id}`}>{question.stem}</a> {itemFaultWords(analysis)}
              </li>
            ))}
            <li>
              <b>
                {verdictNames.fine}: {counts.fine}. {verdictNames.unclear}: {counts.unclear}.
              </b>
              {verdictRules}
            </li>
          </ul>
        </div>
      )}
      <section aria-labelledby="grades">
        <h2 id="grades">How first attempts went</h2>
        <GradeFigures quiz={quiz} passPercent={taught.quiz.passPercent} />
      </section>
      <section aria-labelledby="passages">
        <h2 id="passages">The passages</h2>
        <p className={frame.sentence}>What the questions that rest on a passage earned together.</p>
        <ul className={styles.passages}>
          {quiz.passages.map(({ id, title, answers, share }) => (
            <li key={id}>
              <a href={`/modules/${module}#${id}`}>{title}</a>
              {share ? <IntervalLine interval={share} /> : <span />}
              <span className={styles.figures}>
                {share ? `${shareIntervalWords(share)} of ${countOf(answers, 'answer')}` : countOf(answers, 'answer')}
              </span>
              <span>{verdictNames[share?.verdict ?? 'unclear']}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="questions">
        <h2 id="questions">All questions</h2>
        <ItemTable items={items} module={module} titleOfPassage={titleOfPassage} />
        <p>
          <a href={`/api/teach/exports/all/items/${module}`}>Download the figures</a>
          {' · '}
          <a href="/api/teach/exports/columns/items">What the columns mean</a>
        </p>
      </section>
    </>
  )
}

function headline(title: string, looks: number, questions: number): string {
  if (looks === 0) return `${title}: no question surely needs a look.`
  return `${title}: ${looks} of ${countOf(questions, 'question')} ${looks === 1 ? 'needs' : 'need'} a look.`
}

function asCharted({ question, analysis: { n, facility, discrimination }, letter }: RankedItem) {
  if (n === 0 || !facility || !discrimination) return []
  return [{ id: question.id, facility, discrimination, letter }]
}
