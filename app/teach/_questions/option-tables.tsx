import { EndingLabel } from '@/app/_components/explained/ending-symbol'
import { InlineText } from '@/app/_components/inline/inline-text'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { shareWords } from '@/app/words/items'
import { wilsonInterval } from '@/core/interval'
import type { Chosen, OptionGroup } from '@/core/option-table'
import { ChosenBar } from './chosen-bar'
import styles from './questions.module.css'

type Props = {
  groups: readonly OptionGroup[]
  answers: number
  misconceptions: ReadonlyMap<string, { text: string }>
  columnWords: string
}

/** How many chose each option, with where the true share may lie, and how those did on the rest of their attempts. */
export function OptionTables({ groups, answers, misconceptions, columnWords }: Props) {
  return groups.map(({ part, options, omitted }) => (
    <div key={part}>
      {part !== null && <h3 className={styles.part}>{part}</h3>}
      <ScrollTable label={part === null ? 'The options' : `The options of ${part}`} className={styles.options}>
        <thead>
          <tr>
            <th scope="col">{columnWords}</th>
            <th scope="col">Chose it, and where the true share may lie</th>
            <th scope="col" className="number">
              Answers
            </th>
            <th scope="col" className="number">
              Their grade on the rest
            </th>
          </tr>
        </thead>
        <tbody>
          {options.map(({ text, isRight, misconception, ...chosen }) => (
            <Row key={text} chosen={chosen} answers={answers} isRight={isRight}>
              {isRight && (
                <span className={styles.right}>
                  <EndingLabel ending="right">right</EndingLabel>{' '}
                </span>
              )}
              <InlineText text={text} />
              {misconception !== null && (
                <span className={styles.where}>
                  {misconception}: {misconceptions.get(misconception)?.text}
                </span>
              )}
            </Row>
          ))}
          <Row chosen={omitted} answers={answers} isRight={false}>
            <i>left blank</i>
          </Row>
        </tbody>
      </ScrollTable>
    </div>
  ))
}

type RowProps = { chosen: Chosen; answers: number; isRight: boolean; children: React.ReactNode }

function Row({ chosen, answers, isRight, children }: RowProps) {
  const interval = wilsonInterval(chosen.answers, answers)
  return (
    <tr>
      <th scope="row">{children}</th>
      <td>{interval && <ChosenBar interval={interval} isRight={isRight} />}</td>
      <td className="number">
        <b>{chosen.answers}</b> of {answers}
      </td>
      <td className="number">{chosen.rest === null ? '–' : shareWords(chosen.rest)}</td>
    </tr>
  )
}
