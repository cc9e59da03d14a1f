import type { AuthoredCourse } from './authored-course'
import { checkAbsoluteWords, measureAbsoluteWords } from './rules/absolute-words'
import type { Breach, Measure } from './rules/bank-figures'
import { checkCautiousKeys, measureCaution } from './rules/cautious-keys'
import { checkUnevenCoverage } from './rules/coverage'
import { checkDistractors, measureKeyed } from './rules/distractors'
import { checkHelpOfOneCountry, checkRepeatedExplanations } from './rules/explanations'
import { checkNearDuplicates } from './rules/near-duplicates'
import { measureNegativeStems } from './rules/negative-stems'
import { checkNewCases, measureApplication } from './rules/new-cases'
import { checkReasonTails, measureReasonTails } from './rules/reason-tails'
import { checkRehearsals } from './rules/rehearsals'
import { checkRepeatedNumbers, measureNumbers } from './rules/repeated-numbers'
import { checkSafetyVariants } from './rules/safety-variants'
import { checkTellingLengths, measureLengths } from './rules/telling-lengths'
import { checkTellingOrders } from './rules/telling-orders'
import { checkTellingStatements, measureStatements } from './rules/telling-statements'

/** A rule of item writing: its name in the report, the figures that it measures in a bank, and the check that finds breaches. */
type BankRule = { name: string; measure?: Measure; check?: (course: AuthoredCourse) => Breach[] }

/** The rules of item writing, in the order of the author's manual. */
export const bankRules: readonly BankRule[] = [
  { name: 'Cautious keys', measure: measureCaution, check: checkCautiousKeys },
  { name: 'Absolute words', measure: measureAbsoluteWords, check: checkAbsoluteWords },
  { name: 'Reasons', measure: measureReasonTails, check: checkReasonTails },
  { name: 'Length', measure: measureLengths, check: checkTellingLengths },
  { name: 'True or false', measure: measureStatements, check: checkTellingStatements },
  { name: 'Distractors', measure: measureKeyed, check: checkDistractors },
  { name: 'Safety points', check: checkSafetyVariants },
  { name: 'Numbers', measure: measureNumbers, check: checkRepeatedNumbers },
  { name: 'Order', check: checkTellingOrders },
  { name: 'Practice', check: checkRehearsals },
  { name: 'Near duplicates', check: checkNearDuplicates },
  { name: 'New cases', measure: measureApplication, check: checkNewCases },
  { name: 'Negative stems', measure: measureNegativeStems },
  { name: 'Explanations', check: checkRepeatedExplanations },
  { name: 'Help anywhere', check: checkHelpOfOneCountry },
  { name: 'Questions by claim', check: checkUnevenCoverage },
]
