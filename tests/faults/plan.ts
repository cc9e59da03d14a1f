import { seededBy } from '@/server/seed'

/** True for the long run, `npm run test:faults -- --long`: many more moments, and locks that are held for longer. */
export const isLong = process.env.FAULTS_LONG === 'yes'

/** By which the moments are chosen; the same seed chooses the same moments. */
const seed = process.env.FAULTS_SEED || '1'

const seeded = seededBy(`faults ${seed}`)

/** A number from 0 to 1 that the seed has for this label. */
export function chance(label: string): number {
  return seeded(label) / 2 ** 48
}
