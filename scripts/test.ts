/** Checks everything that can be checked, also in a browser: `npm test`. */
import { browserTests, content, faults, lint, runStages, types, unitTests } from './stages'

await runStages([lint, types, content, unitTests, faults, browserTests])
