/**
 * Tries to make the built server lose an answer, by breaking connections, killing the server and filling the disk: no answer may
 * be lost. `npm run test:faults`; `-- --long` does it at many more moments, for half an hour; `-- --seed=<words>` at others.
 */
import { faults, runStages } from './stages'

const options = process.argv.slice(2)
const unknown = options.filter((option) => option !== '--long' && !/^--seed=./.test(option))
if (unknown.length > 0) {
  console.error(`There is no option ${unknown.join(', ')}: only --long and --seed=<words>.`)
  process.exit(1)
}
process.env.FAULTS_LONG = options.includes('--long') ? 'yes' : 'no'
process.env.FAULTS_SEED = options.find((option) => option.startsWith('--seed='))?.slice('--seed='.length) ?? '1'
await runStages([faults])
