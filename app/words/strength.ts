import type { Doubt, LegendWords, UsualStrength } from '@/core/course/evidence'

/** The strengths of the usual scale of evidence in words, for a course that has no scale of its own. */
export const usualStrengthWords: Record<UsualStrength, LegendWords> = {
  established: { short: 'Established', long: 'Broadly settled: independent sources agree.' },
  official: { short: 'Official', long: 'Said by the body that is responsible for it, or rests on what it says.' },
  early: {
    short: 'Early findings',
    long: 'Seen, but seldom, by few, or with mixed results. It may look different once more is known.',
  },
  'single-case': {
    short: 'A single case',
    long: 'It happened once. So it can happen; how often, nobody can tell from this.',
  },
  model: { short: 'In a model', long: 'Seen in a model or under test conditions. What works there need not happen in practice.' },
  hypothesis: { short: 'Hypothesis', long: 'A proposed idea that has not been put to a proper test, or not yet passed one.' },
  advice: { short: 'Advice', long: 'What people with experience advise. A judgement rather than a measurement.' },
}

/** What is wrong with a common telling, in words, for a course that has no words of its own. */
export const usualDoubtWords: Record<Doubt, LegendWords> = {
  oversimplified: { short: 'Too simple', long: 'There is something in it, but it leaves out what matters.' },
  contradicted: { short: 'Disputed or contradicted', long: 'What was found speaks against it, or sources disagree.' },
  unsupported: { short: 'Not supported', long: 'Nothing that we found supports it.' },
}
