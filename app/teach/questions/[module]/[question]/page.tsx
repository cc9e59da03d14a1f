import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InlineText } from '@/app/_components/inline/inline-text'
import { findTaughtModule, readCourse } from '@/app/course'
import frame from '@/app/teach/_frame/teach.module.css'
import { ClassCalibration } from '@/app/teach/_questions/class-calibration'
import { OptionTables } from '@/app/teach/_questions/option-tables'
import styles from '@/app/teach/_questions/questions.module.css'
import { VersionList } from '@/app/teach/_questions/version-list'
import { WithdrawThis } from '@/app/teach/_withdrawals/withdraw-form'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import {
  discriminationWords,
  indexWords,
  itemFaultWords,
  shareIntervalWords,
  shareWords,
  unclearWords,
  verdictNames,
} from '@/app/words/items'
import { countOf } from '@/app/words/numbers'
import { analyseQuestion } from '@/server/question-analysis'
import { listWithdrawn, listWithdrawnIds } from '@/server/withdrawn'

export const metadata: Metadata = { title: 'A question' }

/** One question: what it earned, what was chosen, how sure the class was, and what changed between its versions. */
export default async function QuestionPage({ params, searchParams }: PageProps<'/teach/questions/[module]/[question]'>) {
  const { module, question: id } = await params
  const here = `/teach/questions/${encodeURIComponent(module)}/${encodeURIComponent(id)}`
  const instructor = await requireInstructor(pathWithQuery(here, await searchParams))
  const found = (await analyseQuestion(instructor, module, id)) ?? notFound()
  const { question, analysis, groups, calibration, versions, passages, guess, blanks } = found
  const taught = findTaughtModule(module) ?? notFound()
  const withdrawn = (await listWithdrawnIds()).has(id) ? (await listWithdrawn()).questions.get(id) : null
  const passage = taught.passages.find((each) => each.id === question.passage)
  const { n, facility, verdicts } = analysis
  const verdict = itemFaultWords(analysis) || unclearWords(analysis)
  return (
    <>
      <nav aria-label="The way back" className={`${frame.trail} no-print`}>
        <a href="/teach/questions">All quizzes</a>
        {' › '}
        <a href={`/teach/questions/${module}`}>{taught.title}</a>
      </nav>
      <h1 className={styles.stem}>
        <InlineText text={question.stem} />
      </h1>
      <p className={frame.sentence}>
        <b>{verdictNames[verdicts.question]}</b>
        {verdict && `: ${verdict}`}.{' '}
        {facility && n > 0 && `Earned ${shareIntervalWords(facility)} of ${countOf(n, 'first answer')}. `}
        It rests on <a href={`/modules/${module}#${question.passage}`}>{passage?.title ?? question.passage}</a>.
      </p>
      {withdrawn ? (
        <p className="notice">
          This question is withdrawn: nobody is given it. The reason: {withdrawn.reason}{' '}
          <a href="/teach/withdrawals">What is withdrawn</a>
        </p>
      ) : (
        <WithdrawThis target={{ module, question: id }} />
      )}
      {n > 0 && (
        <section aria-labelledby="options">
          <h2 id="options">What they answered</h2>
          <OptionTables
            groups={groups}
            answers={n}
            misconceptions={readCourse().misconceptions}
            columnWords={question.kind === 'ordering' ? 'Item, in the right run' : 'Option'}
          />
        </section>
      )}
      <section aria-labelledby="figures">
        <h2 id="figures">Figures</h2>
        <dl className={styles.all}>
          <Figure name="Discrimination (item-rest)" value={discriminationWords(analysis)} />
          <Figure
            name="Discriminative efficiency"
            value={analysis.efficiency === null ? 'none' : indexWords(analysis.efficiency)}
          />
          <Figure
            name="Standard deviation of the mark"
            value={analysis.deviation === null ? 'none' : shareWords(analysis.deviation)}
          />
          <Figure name="By guessing alone" value={guess === null ? 'not known for this kind' : shareWords(guess)} />
          <Figure name="Left blank" value={`${blanks} of ${n}`} />
        </dl>
      </section>
      <section aria-labelledby="sure">
        <h2 id="sure">How sure, and how right</h2>
        <ClassCalibration steps={calibration} />
      </section>
      {(versions.length > 1 || passages.length > 1) && (
        <section aria-labelledby="versions">
          <h2 id="versions">Before and after an edit</h2>
          <p>What changed is observed. It need not be the edit that brought it about: other learners answered.</p>
          {versions.length > 1 && <VersionList versions={versions} label="Versions of the question" />}
          {passages.length > 1 && <VersionList versions={passages} label="Versions of the passage" />}
        </section>
      )}
    </>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
