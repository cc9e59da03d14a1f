import type { Doubt, Strength } from '@/core/course/course'

/** Each strength of evidence in words: `short` stands beside its symbol, `long` says in the legend what it means. */
export const strengthWords: Record<Strength, { short: string; long: string }> = {
  established: { short: 'Established', long: 'Broadly settled: independent sources agree.' },
  label: { short: 'On the label', long: 'Said by the official US label of the medicine, or rests on it.' },
  'early-human': {
    short: 'Early human studies',
    long: 'Seen in people, but in few people, in few studies, or with mixed results. It may look different once more is known.',
  },
  'case-report': {
    short: 'One person',
    long: 'A case report: it happened to one person. So it can happen; how often, nobody can tell from this.',
  },
  laboratory: {
    short: 'Animal or laboratory',
    long: 'Seen in animals or in cells. What works there need not happen in a person.',
  },
  hypothesis: { short: 'Hypothesis', long: 'A proposed idea that has not been put to a proper test, or not yet passed one.' },
  advice: { short: 'Professional advice', long: 'What health professionals advise. A judgement rather than a measurement.' },
}

/** What is wrong with a common telling, in words: `short` stands beside its symbol, `long` says what it means. */
export const doubtWords: Record<Doubt, { short: string; long: string }> = {
  oversimplified: { short: 'Too simple', long: 'There is something in it, but it leaves out what matters.' },
  contradicted: { short: 'Disputed or contradicted', long: 'Measurements speak against it, or sources disagree.' },
  unsupported: { short: 'Not supported', long: 'Nothing that we found supports it.' },
}
