/** Runs the server tests on PostgreSQL: `npm run test:postgres`. TEST_DATABASE_URL names an empty database to use in place of a throw-away one. */
import { postgresTests, runStages } from './stages'

await runStages([postgresTests])
