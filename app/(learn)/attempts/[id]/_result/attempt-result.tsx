import { EndingSymbol } from '@/app/_components/explained/ending-symbol'
import { ExplainedQuestion } from '@/app/_components/explained/explained-question'
import { MarkCorrections } from '@/app/_components/explained/mark-corrections'
import { OverrideLog } from '@/app/_components/explained/override-log'
import type { ShownResult } from '@/app/_components/explained/shown-result'
import { WithMaths } from '@/app/_components/inline/with-maths'
import { LocalDay } from '@/app/_components/site/dates'
import { Authored, Words } from '@/app/_components/site/words'
import { verdictWords, whyNotPassed } from '@/app/words/grades'
import { endingWords } from '@/app/words/marking'
import { endingOf, isCertainButWrong } from '@/core/ending'
import type { OverrideEntry } from '@/core/override-log'
import { findGradeBefore } from '@/core/override-log'
import type { MarkCorrection } from '@/server/correction-log'
import { LeftBehind } from './left-behind'
import styles from './result.module.css'

type Props = {
  attempt: ShownResult
  /** What instructors have changed about the grade, the oldest first. */
  overrides: readonly OverrideEntry[]
  /** How marks of the attempt were corrected, the oldest first. */
  corrections: readonly MarkCorrection[]
}

/** A graded attempt: whether it passed, what matters most, then every question explained. */
export function AttemptResult({ attempt, overrides, corrections }: Props) {
  const { id, module, title, grade, passPercent, submittedAt, isPreview, questions, mixUps, maths, withheld } = attempt
  const first = questions.filter(isCertainButWrong)
  const rest = questions.filter((question) => !isCertainButWrong(question))
  const explained = (question: (typeof questions)[number]) => (
    <ExplainedQuestion
      key={question.position}
      question={question}
      mixUps={mixUps}
      reportAt={`/report?attempt=${id}&position=${question.position}`}
    />
  )
  return (
    <WithMaths maths={maths}>
      <div className={styles.result}>
        <Words as="p" className="kicker">
          Result
          {title && (
            <>
              : <Authored>{title}</Authored>
            </>
          )}{' '}
          · <LocalDay time={submittedAt} />
          {isPreview && ' · A preview, which counts nowhere'}
        </Words>
        <Words as="h1">{verdictWords(grade, questions, withheld.length)}</Words>
        <OverrideLog log={overrides} />
        <MarkCorrections corrections={corrections} isOverridden={findGradeBefore(overrides) !== null} />
        {/* The reason of an instructor stands in place of the rules. */}
        {findGradeBefore(overrides) === null &&
          whyNotPassed(grade, passPercent, questions).map((reason) => (
            <Words as="p" key={reason} className={styles.reason}>
              {reason}
            </Words>
          ))}
        <LeftBehind attemptId={id} />
        <Overview questions={questions} />
        {first.length > 0 && (
          <section aria-labelledby="certain">
            <Words as="h2" id="certain">
              Certain, but not right
            </Words>
            <Words as="p">You were certain here, so this is what matters most to look at again.</Words>
            {first.map(explained)}
          </section>
        )}
        <section aria-labelledby="every">
          <Words as="h2" id="every">
            {first.length > 0 ? 'The other questions' : 'Every question'}
          </Words>
          {withheld.length > 0 && (
            <Words as="p" className="notice">
              {withheldWords(withheld)}
            </Words>
          )}
          {rest.map(explained)}
        </section>
        <div className={`button-row no-print ${styles.end}`}>
          {title && (
            <form method="post" action={`/api/modules/${module}/attempts`}>
              <button type="submit" className={grade.isPassed ? 'button-quiet' : 'button'}>
                <Words>{grade.isPassed ? 'Take the quiz again' : 'Try again'}</Words>
              </button>
            </form>
          )}
          <a href="/" className="button-quiet">
            <Words>Back to the course</Words>
          </a>
          <a href="/progress">
            <Words>Your progress</Words>
          </a>
        </div>
        {title && (
          <Words as="p" className="small quiet no-print">
            A new attempt draws other questions where there are some. Your best grade counts.
          </Words>
        )}
      </div>
    </WithMaths>
  )
}

function Overview({ questions }: { questions: ShownResult['questions'] }) {
  return (
    <Words as="nav" keepsOrder aria-label="Questions of this attempt" className="no-print">
      <ol className={styles.overview}>
        {questions.map((question) => (
          <li key={question.position}>
            <a href={`#question-${question.position}`}>
              <span className="visually-hidden">Question </span>
              {question.position}
              <EndingSymbol ending={endingOf(question)} />
              <span className="visually-hidden">: {endingWords[endingOf(question)]}</span>
            </a>
          </li>
        ))}
      </ol>
    </Words>
  )
}

function withheldWords(positions: readonly number[]): string {
  const which = positions.length === 1 ? `Question ${positions[0]} is` : `Questions ${positions.join(', ')} are`
  return `${which} also part of a quiz that you have open, and explained here once you have submitted that one.`
}
