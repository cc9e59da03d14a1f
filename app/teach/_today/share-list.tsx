import { findTaughtModule, titleOfModule } from '@/app/course'
import { percentWords } from '@/app/words/numbers'
import type { EarnedShare, PassageShare, QuestionShare } from '@/server/today'
import { IntervalLine } from './interval-line'
import styles from './today.module.css'

const most = 6

const verdicts: Record<EarnedShare['verdict'], string> = {
  look: 'Look at this: the whole line lies below 30%.',
  fine: 'Fine: the whole line lies above 30%.',
  unclear: 'Too early to say: the line crosses 30%.',
}

type Props = { shares: { questions: readonly QuestionShare[]; passages: readonly PassageShare[] } }

/** The questions and passages that earned least. Those that are surely fine are left out, unless nothing else can be shown. */
export function ShareList({ shares: { questions, passages } }: Props) {
  if (questions.length === 0) {
    return (
      <p>
        There are not enough first attempts yet. Once a question was answered ten times, its share stands here with the interval
        in which the true share may lie.
      </p>
    )
  }
  const isLooked = ({ verdict }: EarnedShare) => verdict !== 'fine'
  const worst = questions.filter(isLooked).slice(0, most)
  const passagesBehind = passages.filter(isLooked).slice(0, most)
  if (worst.length + passagesBehind.length === 0) return <p>No question and no passage: every line lies wholly above 30%.</p>
  return (
    <>
      <ul className={styles.lines}>
        {worst.map((share) => (
          <ShareLine key={share.questionId} share={share} words={share.stem} />
        ))}
      </ul>
      {passagesBehind.length > 0 && (
        <>
          <h3 className={styles.behind}>The passages behind them</h3>
          <ul className={styles.lines}>
            {passagesBehind.map((share) => (
              <ShareLine key={`${share.module}/${share.passage}`} share={share} words={passageTitle(share)} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function ShareLine({ share, words }: { share: QuestionShare | PassageShare; words: string }) {
  const { module, passage, answers, interval, verdict } = share
  const isQuestion = 'stem' in share
  const percent = Math.round(interval.share * 100)
  return (
    <li className={styles.share}>
      <span className={styles.about}>
        <a href={`/modules/${module}#${passage}`}>{words}</a>
        <span className={styles.where}>
          {isQuestion ? `${titleOfModule(module)}, ${passageTitle(share)}` : titleOfModule(module)}
        </span>
      </span>
      <IntervalLine interval={interval} />
      <span className={styles.earned}>
        <b>{percentWords(percent)}</b> of {answers}
      </span>
      <span>{verdict === 'look' ? <b>{verdicts[verdict]}</b> : verdicts[verdict]}</span>
    </li>
  )
}

function passageTitle({ module, passage }: { module: string; passage: string }): string {
  return findTaughtModule(module)?.passages.find(({ id }) => id === passage)?.title ?? passage
}
