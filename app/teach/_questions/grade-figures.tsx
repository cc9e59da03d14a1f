import { StackedBars } from '@/app/_components/charts/stacked-bars'
import { indexWords, noConsistencyWords, shareWords } from '@/app/words/items'
import { countOf } from '@/app/words/numbers'
import type { AnalysedQuiz } from '@/server/items'
import styles from './questions.module.css'

type Props = { quiz: AnalysedQuiz; passPercent: number }

/** How the first attempts went: the grades as bars, a sentence that says it, and all figures for whoever wants them. */
export function GradeFigures({ quiz: { grades, statistics, consistency }, passPercent }: Props) {
  const { n, mean, median, deviation, skewness, kurtosis } = statistics
  if (n === 0 || mean === null || median === null) return <p>Nobody has handed in this quiz yet.</p>
  const tenths = Array.from({ length: 10 }, (_, i) => {
    const within = grades.filter(({ grade }) => Math.min(9, Math.floor(grade * 10 + 1e-9)) === i)
    return within.reduce((sum, { count }) => sum + count, 0)
  })
  const most = tenths.indexOf(Math.max(...tenths))
  const rows: [string, string][] = [
    ['First attempts', String(n)],
    ['Mean', shareWords(mean)],
    ['Median', shareWords(median)],
    ['Standard deviation', deviation === null ? '–' : shareWords(deviation)],
    ['Skewness', skewness === null ? '–' : indexWords(skewness)],
    ['Kurtosis', kurtosis === null ? '–' : indexWords(kurtosis)],
    ...('alpha' in consistency
      ? ([
          [
            'Cronbach’s alpha',
            `${indexWords(consistency.alpha)} (${indexWords(consistency.interval.low)} to ${indexWords(consistency.interval.high)})`,
          ],
          ['Error ratio', shareWords(consistency.errorRatio)],
          ['Standard error of a grade', shareWords(consistency.standardError)],
        ] as [string, string][])
      : []),
  ]
  return (
    <>
      <figure className={styles.grades}>
        <StackedBars
          bars={tenths.map((count) => ({ filled: count, open: 0 }))}
          width={360}
          height={72}
          upright={passPercent / 100}
        />
        <span aria-hidden="true" className={styles.ends}>
          <span>0</span>
          <span>100%</span>
        </span>
        <figcaption>
          {countOf(n, 'first attempt')}; half earned {shareWords(median)} or more, and most lie from {most * 10} to{' '}
          {(most + 1) * 10}%. The upright is the pass mark. {'absent' in consistency && noConsistencyWords[consistency.absent]}
        </figcaption>
      </figure>
      <details>
        <summary>All figures</summary>
        <dl className={styles.all}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}
