/** Checks everything that can be checked, also in a browser: `npm test`. */
import { anyCourseInBrowser, browserTests, content, contentInBrowser, faults, lint, runStages, types, unitTests } from './stages'

await runStages([lint, types, content, unitTests, faults, browserTests, anyCourseInBrowser, contentInBrowser])
