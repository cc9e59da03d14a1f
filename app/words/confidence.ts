import type { Confidence } from '@/core/confidence'

/** How sure somebody says they are, in words. */
export const confidenceWords: Record<Confidence, string> = {
  guessing: 'Guessing',
  'fairly-sure': 'Fairly sure',
  certain: 'Certain',
}
