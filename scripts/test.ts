/** Everything that can be checked, in a browser as well: `npm test`. */
import { browserTests, content, contentInBrowser, faults, lint, runStages, types, unitTests } from './stages'

await runStages([lint, types, content, unitTests, faults, browserTests, contentInBrowser])
