/**
 * The word lists by which the check judges how a text is worded. Each list is a regular expression that is matched against whole
 * words of a text in lower case, with straight quotation marks and single spaces.
 */
export type WordLists = {
  /** Words that leave a statement open. */
  hedge: string
  /** Words by which somebody is told to ask, tell or call. */
  advice: string
  /** Words that admit no exception. */
  absolute: string
  /** Words that introduce a reason. */
  reason: string
  /** The start of a reason after a comma. This one is matched as it is, not as whole words. */
  reasonTail: string
  /** Words besides the absolute ones that make a statement sound stronger than it has to. */
  strong: string
  /** Words by which a statement says outright that it is true. */
  outright: string
  /** Words that number the steps of a list. */
  step: string
  /** Words that put a person or a situation into a stem. */
  person: string
  /** Words that make a stem negative. */
  negative: string
  /** Words for help that is available in any country. */
  helpAnywhere: string
  /** Words that say that nothing was found. */
  foundNone: string
}

// These lists are not made longer to fit a bank: a bank is mended to fit them.
const english: WordLists = {
  hedge:
    'may|might|perhaps|possibly|probably|unlikely|likely|suggests?|suggested|seems?|appears?|thought to|hoped to|proposed|idea|guess|hint|reported|unknown|unclear|unproven|untested|unsettled|uncertain|open|mixed|experimental|doubt|limited|modest|slight|small|not (yet )?(been )?(known|shown|proven|proved|tested|clear|settled|certain|found|measured|approved)|no (proof|trial|study|evidence|significant|clear)|found no|no one knows|nobody knows|does not (prove|show|mean|settle)|do not (prove|show|mean|settle)|did not (prove|show|test|measure)|cannot (tell|say|show|prove|be sure)|too (few|small|early|imprecise|little|uncertain)|unapproved|in some people|not the rule',
  advice:
    'ask|asks|tell|tells|told|call|calls|phone|speak|speaks|talk|talks|check|checks|report|reports|prescriber|clinician|doctor|pharmacist|professional|therapist|emergency|the (surgical )?team|straight away|at once',
  absolute:
    'all|always|never|none|nothing|no one|nobody|every|everyone|everybody|everything|only|completely|entirely|totally|fully|wholly|exactly|certain|certainly|definitely|proves?|proved|proven|guarantees?|impossible|any|cannot|must|whatever|at all|alone|sure|harmless|cures?',
  reason:
    'because|since|so that|in order to|due to|therefore|thus|hence|which is why|that is why|as (it|they|he|she|the|this|these|that|no|there)|so (it|they|he|she|the|this|there|no)',
  reasonTail: ',\\s+(so|as|for)\\s',
  strong:
    'just|simply|in fact|in truth|bears? (him|her|it|them) out|nothing else|so (weak|low|small|safe)|too (weak|low|small)|without (asking|telling)|by (herself|himself|themselves)|can count on|clearly|steadily|settled|settles|confirmed|shown|undo|undoes|as good as|in (its|their|his|her) favour|on (her|his|their) side|unmentioned|most',
  outright: 'in fact|in truth|bears? (him|her|it|them) out',
  step: 'first|then|next|finally|last|after that',
  person:
    'he|she|they|her|him|his|their|them|man|woman|friend|patient|neighbour|reader|nurse|colleague|brother|sister|father|mother|son|daughter|someone|somebody|imagine|says|writes|reads|asks|wonders',
  negative: 'not|never|except',
  helpAnywhere: 'local emergency number|crisis help',
  foundNone: 'we found no',
}

/** The word lists by language code. */
const byLanguage: Record<string, WordLists> = { en: english }

/** Returns the word lists for a language such as `en` or `en-GB`, or null if there are none. */
export function findWordLists(language: string): WordLists | null {
  return byLanguage[language.split('-')[0] ?? ''] ?? null
}
