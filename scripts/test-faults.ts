/** Cuts, kills and fills up until an answer is lost, against the built server; none may be: `npm run test:faults`. */
import { faults, runStages } from './stages'

await runStages([faults])
