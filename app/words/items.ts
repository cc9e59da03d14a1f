import type { NoConsistency } from '@/core/consistency'
import { fewestAnswers, type Verdict } from '@/core/interval'
import { acceptableDiscrimination, fewestForDiscrimination, type ItemAnalysis } from '@/core/item-analysis'
import { percentWords } from './numbers'

/** What is said of a question. */
export const verdictNames: Record<Verdict, string> = { look: 'Look at this', fine: 'Fine', unclear: 'Too early to say' }

/** The rules of the verdicts, as text. */
export const verdictRules = `A question is to be looked at only if a whole interval lies outside what is acceptable: a share of the points of at least 30%, and a discrimination of at least ${acceptableDiscrimination}. Below ${fewestAnswers} answers nothing is said, and below ${fewestForDiscrimination} nothing of discrimination.`

/** A share, 0..1, as a whole percentage: "48%". */
export function shareWords(share: number): string {
  return percentWords(Math.round(share * 100))
}

/** A share with the interval in which the true one may lie: "48% (30 to 67%)". */
export function shareIntervalWords({ share, low, high }: { share: number; low: number; high: number }): string {
  return `${shareWords(share)} (${Math.round(low * 100)} to ${shareWords(high)})`
}

/** A number between −1 and 1 with two decimals and a real minus sign: "−0.07". */
export function indexWords(index: number): string {
  return index.toFixed(2).replace('-', '−')
}

/** A discrimination with its interval, if it has one: "0.32 (0.10 to 0.51)". */
export function discriminationWords({ discrimination }: Pick<ItemAnalysis, 'discrimination'>): string {
  if (!discrimination) return 'none'
  const { index, interval } = discrimination
  return interval ? `${indexWords(index)} (${indexWords(interval.low)} to ${indexWords(interval.high)})` : indexWords(index)
}

/** What is the matter with a question that is to be looked at, in one or two sentences; empty for any other. */
export function itemFaultWords({ verdicts, discrimination }: ItemAnalysis): string {
  const faults = [
    verdicts.facility === 'look' && 'Hard: surely fewer than 30% of the points are earned.',
    verdicts.discrimination === 'look' &&
      ((discrimination?.interval?.high ?? 0) < 0
        ? 'Against the grain: those who do well elsewhere do worse here. Read it for a second meaning.'
        : 'It does not separate: who does well elsewhere surely does hardly better here. It may be guessed, or misread.'),
  ]
  return faults.filter(Boolean).join(' ')
}

/** Why too little is known of a question, in a few words; empty if enough is known. */
export function unclearWords({ n, facility, discrimination, verdicts }: ItemAnalysis): string {
  if (verdicts.question !== 'unclear') return ''
  if (n < fewestAnswers) return n === 0 ? 'not answered yet' : `fewer than ${fewestAnswers} answers`
  if (facility?.share === 1) return 'everybody right'
  if (facility?.share === 0) return 'nobody right'
  if (verdicts.facility === 'unclear') return 'the share may lie on either side of 30%'
  if (n < fewestForDiscrimination) return `share fine; fewer than ${fewestForDiscrimination} answers for more`
  if (!discrimination?.interval) return 'share fine; marks vary too little for more'
  return 'share fine; discrimination may lie on either side'
}

/** Why a quiz has no alpha. */
export const noConsistencyWords: Record<NoConsistency['absent'], string> = {
  'different-questions': 'Each learner was given other questions, so that there is no alpha.',
  'one-question': 'With one question there is no alpha.',
  'too-few-attempts': 'With fewer than three attempts there is no alpha.',
  'equal-grades': 'All grades are equal, so that there is no alpha.',
}
