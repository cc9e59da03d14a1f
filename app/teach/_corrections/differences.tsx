import { InlineText } from '@/app/_components/inline/inline-text'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { differenceWords } from '@/app/words/corrections'
import { rightAnswerInWords } from '@/core/answer-words'
import type { QuestionChange } from '@/server/version-changes'
import styles from './corrections.module.css'

/** What differs between two versions of a question, before and after side by side. */
export function Differences({ change: { comparison, base, to, id } }: { change: QuestionChange }) {
  const right = (
    <dl className={styles.right}>
      <dt>Right {to && comparison ? 'before' : 'in the version that was given'}</dt>
      <dd>
        <InlineText text={rightAnswerInWords(base)} />
      </dd>
      {to && comparison && (
        <>
          <dt>Right now</dt>
          <dd>
            <InlineText text={rightAnswerInWords(to)} />
          </dd>
        </>
      )}
    </dl>
  )
  if (!comparison || comparison.differences.length === 0) return right
  return (
    <>
      {comparison.kind !== 'wording' && right}
      <ScrollTable label={`What is different in change ${id}`} className={styles.differences}>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Before</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {comparison.differences.map((each) => (
            <tr key={each.path.join('/')}>
              <th scope="row">{differenceWords(each)}</th>
              <td>{each.before === null ? <span className="quiet">nothing</span> : <InlineText text={each.before} />}</td>
              <td>{each.after === null ? <span className="quiet">nothing</span> : <InlineText text={each.after} />}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  )
}
