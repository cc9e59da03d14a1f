import { pointWords } from '@/app/words/marking'
import { type Grade, isWhole, judgeGrade, shownPercent } from '@/core/grade'

/** How a question ended, from its mark. */
export type Ending = 'right' | 'partly' | 'wrong' | 'blank'

/** The words of each ending. */
export const endingWords: Record<Ending, string> = {
  right: 'Right',
  partly: 'Partly right',
  wrong: 'Not right',
  blank: 'Not answered',
}

/** What is asked of a marked question to say how it ended, and whether it comes first. */
type Marked = { mark: number; isBlank: boolean; isSafety: boolean; confidence: string | null }

/** How a question ended. */
export function endingOf({ mark, isBlank }: Pick<Marked, 'mark' | 'isBlank'>): Ending {
  if (isBlank) return 'blank'
  if (isWhole(mark)) return 'right'
  return mark > 0 ? 'partly' : 'wrong'
}

/** True where somebody was certain and not right: what matters most to see. */
export function isCertainButWrong({ mark, confidence, isBlank }: Marked): boolean {
  return confidence === 'certain' && !isBlank && !isWhole(mark)
}

/** The one sentence that a person wants: "You passed: 7 of 8. One to look at again." */
export function verdictWords(grade: Grade, questions: readonly Marked[], withheld = 0): string {
  const verdict = grade.isPassed ? 'You passed' : 'Not passed yet'
  const missed = questions.filter(({ mark }) => !isWhole(mark)).length
  const again = missed === 0 ? '' : ` ${numberWords(missed)} to look at again.`
  return `${verdict}: ${gradeWords(grade, questions.length + withheld)}.${again}`
}

/** What an attempt earned of what there was: "7 of 8", or "7.33 of 8 points" where not every question counted whole. */
export function gradeWords({ earned, possible }: Pick<Grade, 'earned' | 'possible'>, count: number): string {
  const isPlain = Number.isInteger(Number(pointWords(earned))) && possible === count
  return `${pointWords(earned)} of ${pointWords(possible)}${isPlain ? '' : ' points'}`
}

/** Why an attempt did not pass, one sentence for each reason; empty where it did. */
export function whyNotPassed(grade: Grade, passPercent: number, questions: readonly Marked[]): string[] {
  if (grade.isPassed) return []
  const { isEnough, missedSafety: missed } = judgeGrade(grade, passPercent, questions)
  const reasons: string[] = []
  if (!isEnough)
    reasons.push(`To pass you need ${pointWords(passPercent)}\u00a0% of the points, and this is ${shownPercent(grade)}\u00a0%.`)
  if (missed > 0 || isEnough) {
    reasons.push(
      missed > 1
        ? `${numberWords(missed)} questions on safety were missed. Each of these must be right to pass, because an error there could hurt somebody.`
        : 'A question on safety was missed. Each of these must be right to pass, because an error there could hurt somebody.',
    )
  }
  return reasons
}

const smallNumbers = ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve']

function numberWords(count: number): string {
  return smallNumbers[count] ?? String(count)
}
