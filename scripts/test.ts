/** Checks everything that can be checked, also in a browser: `npm test`. */
import {
  anyCourseInBrowser,
  browserTests,
  content,
  contentInBrowser,
  faults,
  lint,
  postgresTests,
  runStages,
  types,
  unitTests,
} from './stages'

await runStages([lint, types, content, unitTests, postgresTests, faults, browserTests, anyCourseInBrowser, contentInBrowser])
