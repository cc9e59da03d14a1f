import { IntervalLine } from '@/app/_components/charts/interval-line'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { discriminationWords, itemFaultWords, shareIntervalWords, unclearWords, verdictNames } from '@/app/words/items'
import styles from './questions.module.css'
import type { RankedItem } from './ranked'

type Props = { items: readonly RankedItem[]; module: string; titleOfPassage: (id: string) => string }

/** Every question of a bank with its figures, those to look at first. */
export function ItemTable({ items, module, titleOfPassage }: Props) {
  return (
    <ScrollTable label="The questions and their figures" className={styles.items}>
      <thead>
        <tr>
          <th scope="col">Question, and the passage it rests on</th>
          <th scope="col">Earned, 0 to 100%</th>
          <th scope="col" className="number">
            Answers
          </th>
          <th scope="col" className="number">
            Discrimination
          </th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ question, analysis, letter }) => (
          <tr key={question.id}>
            <th scope="row">
              {letter && <b className={styles.letter}>{letter}</b>}
              <a href={`/teach/questions/${module}/${question.id}`}>{question.stem}</a>
              <span className={styles.where}>{titleOfPassage(question.passage)}</span>
            </th>
            <td>
              {analysis.facility && analysis.n > 0 && (
                <>
                  <IntervalLine interval={analysis.facility} />
                  <span className={styles.figures}>{shareIntervalWords(analysis.facility)}</span>
                </>
              )}
            </td>
            <td className="number">{analysis.n}</td>
            <td className="number">{discriminationWords(analysis)}</td>
            <td>
              <b>{verdictNames[analysis.verdicts.question]}</b>
              <span className={styles.where}>{itemFaultWords(analysis) || unclearWords(analysis)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
