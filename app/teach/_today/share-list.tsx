import { IntervalLine } from '@/app/_components/charts/interval-line'
import { findTaughtModule, titleOfModule } from '@/app/course'
import { itemFaultWords, shareWords, unclearWords, verdictNames } from '@/app/words/items'
import type { WorstPassage, WorstQuestion } from '@/server/today'
import styles from './today.module.css'

const most = 6

type Props = { worst: { questions: readonly WorstQuestion[]; passages: readonly WorstPassage[] } }

/** The questions and passages that surely fail, or, where none does, those that earned least, as too early to say. */
export function ShareList({ worst: { questions, passages } }: Props) {
  if (questions.length + passages.length === 0) {
    return (
      <p>
        Nothing to show: either there are not enough first attempts yet, or every question and passage is surely fine.{' '}
        <a href="/teach/questions">All questions</a>
      </p>
    )
  }
  return (
    <>
      <ul className={styles.lines}>
        {questions.slice(0, most).map((question) => (
          <QuestionLine key={question.question.id} item={question} />
        ))}
      </ul>
      {passages.length > 0 && (
        <>
          <h3 className={styles.behind}>The passages behind them</h3>
          <ul className={styles.lines}>
            {passages.slice(0, most).map((passage) => (
              <PassageLine key={`${passage.module}/${passage.id}`} passage={passage} />
            ))}
          </ul>
        </>
      )}
      <p className={styles.ways}>
        <a href="/teach/questions">All questions, quiz by quiz</a>
        <a href="/teach/ideas">Which ideas the class holds</a>
      </p>
    </>
  )
}

function QuestionLine({ item: { module, question, analysis } }: { item: WorstQuestion }) {
  const { n, facility, verdicts } = analysis
  const passage = findTaughtModule(module)?.passages.find(({ id }) => id === question.passage)
  return (
    <li className={styles.share}>
      <span className={styles.about}>
        <a href={`/teach/questions/${module}/${question.id}`}>{question.stem}</a>
        <span className={styles.where}>
          {titleOfModule(module)}, {passage?.title ?? question.passage}
        </span>
      </span>
      {facility && <IntervalLine interval={facility} />}
      <span className={styles.earned}>
        <b>{facility && shareWords(facility.share)}</b> of {n}
      </span>
      <span>
        <b>{verdictNames[verdicts.question]}:</b> {itemFaultWords(analysis) || `${unclearWords(analysis)}.`}
      </span>
    </li>
  )
}

function PassageLine({ passage: { module, id, title, answers, share } }: { passage: WorstPassage }) {
  return (
    <li className={styles.share}>
      <span className={styles.about}>
        <a href={`/modules/${module}#${id}`}>{title}</a>
        <span className={styles.where}>{titleOfModule(module)}</span>
      </span>
      {share && <IntervalLine interval={share} />}
      <span className={styles.earned}>
        <b>{share && shareWords(share.share)}</b> of {answers}
      </span>
      <span>
        <b>{verdictNames[share?.verdict ?? 'unclear']}</b>
      </span>
    </li>
  )
}
