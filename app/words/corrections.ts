import type { CorrectionCounts, Policy } from '@/core/correction'
import type { ChangeKind, Difference } from '@/core/version-change'
import { countOf, numberWords } from './numbers'

/** What has changed about a question, as a heading. */
export const changeNames: Record<ChangeKind, string> = {
  wording: 'Other words',
  key: 'Another key',
  options: 'Other choices',
  withdrawn: 'Withdrawn',
  reading: 'Read otherwise today',
}

/** The same in a sentence, with what follows from it. */
export const changeWords: Record<ChangeKind, string> = {
  wording: 'The same answers earn the same marks; something that people read is different.',
  key: 'The same answers can be given, and some may earn other marks.',
  options: 'Choices, stems, targets or blanks were added or taken away.',
  withdrawn: 'An instructor has withdrawn this question, or the course has it no longer and ids.yaml does not retire it.',
  reading: 'The question is the same. Some answers would be marked otherwise today, because typed answers are read better.',
}

/** What a policy does, as the label of its button. */
export const policyNames: Record<Policy, string> = {
  'as-new-key': 'As the new key',
  'never-lower': 'Never lower',
  'full-credit': 'Full credit',
}

/** What a policy does, in a sentence. */
export const policyWords: Record<Policy, string> = {
  'as-new-key': 'Every answer is marked as the question is now. Marks rise and fall.',
  'never-lower': 'As the new key, but nobody’s mark becomes lower and no attempt worse.',
  'full-credit': 'Every answer earns the whole question, also a blank.',
}

const fieldNames: Record<string, string> = {
  stem: 'Question',
  text: 'Text',
  key: 'Key',
  choices: 'Choice',
  stems: 'Stem',
  targets: 'Target',
  items: 'Item',
  blanks: 'Blank',
  explanation: 'Explanation',
  explanations: 'Explanation',
  mistakes: 'Foreseen mistake',
  misconception: 'Misconception',
  pinned: 'Stays last',
  points: 'Points',
  safety: 'On safety',
  passage: 'Passage',
  claims: 'Claims',
  kind: 'Kind',
  unit: 'Unit',
  unitSpellings: 'Spellings of the unit',
  tolerance: 'Tolerance',
}

/** Where a difference is: “Choice leave: explanation”. Ids of the author stand as they are. */
export function differenceWords({ path }: Difference): string {
  const [first = '', ...rest] = path.map((name, i) => fieldNames[name] ?? (i === 0 ? name : ` ${name}`))
  const words = rest.map((each) => (each.startsWith(' ') ? each : `: ${each.toLowerCase()}`))
  return `${first}${words.join('')}`
}

/** What a correction does to the class, in one sentence. */
export function countsWords({ attempts, raised, lowered, newlyPassed, noLongerPassed }: CorrectionCounts): string {
  if (attempts === 0) return 'No attempt changes.'
  const parts = [
    raised > 0 && `${raised} up`,
    lowered > 0 && `${lowered} down`,
    newlyPassed > 0 && `${newlyPassed} newly passed`,
    noLongerPassed > 0 && `${noLongerPassed} no longer passed`,
  ].filter((part) => part !== false)
  return `${countOf(attempts, 'attempt')} ${attempts === 1 ? 'changes' : 'change'}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`
}

/** How many things wait for a decision, as the first sentence of the page. */
export function waitingWords(questions: number, facts: number): string {
  if (questions + facts === 0) return 'Nothing has changed since learners were given it.'
  const which = [questions > 0 && `${countOf(questions, 'question')}`, facts > 0 && `${countOf(facts, 'fact')}`].filter(Boolean)
  const have = questions + facts === 1 ? 'has' : 'have'
  return `${which.join(' and ')} ${have} changed since learners were given ${questions + facts === 1 ? 'it' : 'them'}.`
}

/** How many of those who were told have read it: “3 of 12 have read it”. Empty if nobody was told. */
export function readWords({ notified, read }: { notified: number; read: number }): string {
  if (notified === 0) return 'Nobody had to be told.'
  return `${numberWords(read)} of ${notified} ${read === 1 ? 'has' : 'have'} read the notice.`
}
