/**
 * Tries to make the built server lose an answer, by breaking connections, killing the server and filling the disk: no answer may
 * be lost. `npm run test:faults`.
 */
import { faults, runStages } from './stages'

await runStages([faults])
