import type { Confidence } from '@/core/confidence'

/** How sure somebody says to be, in the words of the page. */
export const confidenceWords: Record<Confidence, string> = {
  guessing: 'Guessing',
  'fairly-sure': 'Fairly sure',
  certain: 'Certain',
}
