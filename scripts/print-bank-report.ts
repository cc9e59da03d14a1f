import type { BankReport, ReportedBank } from '@/core/course/bank-report'

/** How many of the questions that can be guessed are printed for each bank. */
const mostGuessable = 15

/** Prints the report on the question banks as text: a section for each bank, and at the end the coverage of the claims. */
export function printBankReport({ banks, claims, goalTimesChance }: BankReport) {
  for (const bank of banks) printBank(bank, goalTimesChance)
  console.log('\n=== What covers each claim')
  console.log('claim | graded | taught in | tested by | practised in')
  for (const { claim, taughtIn, questions, practice } of claims) {
    const cells = [taughtIn, questions, practice].map((ids) => ids.join(' ') || '–')
    console.log([claim.id.padEnd(5), claim.grading, ...cells].join(' | '))
  }
}

function printBank({ slug, questions, figures, breaches, model, objectives, guessable }: ReportedBank, goal: number) {
  console.log(`\n=== ${slug ?? 'All banks together'}: ${questions} questions`)
  console.log('\nFigures of the bank (! is over its limit)')
  for (const { rule, what, value, limit, isOver } of figures) {
    console.log(`${isOver ? '!' : ' '} ${rule.padEnd(16)} ${what}: ${value}${limit === '' ? '' : `; limit: ${limit}`}`)
  }
  const broken = breaches.filter(({ count }) => count > 0)
  console.log('\nBreaches question by question (each is told above, with its line)')
  console.log(broken.length === 0 ? '  none' : broken.map(({ rule, count }) => `! ${rule.padEnd(16)} ${count}`).join('\n'))

  if (model) {
    const { hits, timesChance, isWithinGoal, interval, chance } = model
    const [low, high] = interval.map((share) => `${Math.round(100 * share)} %`)
    console.log('\nBlind word model: somebody who knows the other banks and nothing of the subject')
    console.log(
      `  ${hits.toFixed(1)} of ${model.questions} right (95 % interval ${low} to ${high}); by chance ${chance.toFixed(1)}; ${timesChance.toFixed(2)} times chance, the goal is at most ${goal} (${isWithinGoal ? 'kept' : 'not kept'})`,
    )
    const words = (list: typeof model.forKey) => list.map(({ word, weight }) => `${word} ${weight.toFixed(2)}`).join(', ')
    console.log(`  for a key: ${words(model.forKey)}`)
    console.log(`  against:   ${words(model.against)}`)
  }
  console.log('\nobjective                    questions  application  safety  kinds')
  for (const each of objectives) {
    const counts = [each.questions, each.application, each.safety, each.kinds]
    const widths = [9, 11, 6, 5]
    const cells = counts.map((count, i) => String(count).padStart(widths[i] ?? 0))
    console.log(`${each.id.padEnd(28)} ${cells.join('  ')}${each.testable ? '' : '  (not testable)'}`)
  }
  const above = guessable.filter(({ guessed, chance }) => guessed > chance).slice(0, mostGuessable)
  console.log('\nMost guessable: what is earned without knowing anything, and by chance (word model, word lists, ticking all)')
  for (const { id, kind, guessed, chance, by } of above) {
    const ways = by.map(({ way, earns }) => `${way} ${earns.toFixed(2)}`).join(', ')
    console.log(`  ${guessed.toFixed(2)} (${chance.toFixed(2)})  ${id}, ${kind}: ${ways}`)
  }
}
