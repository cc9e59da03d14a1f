/** Checks what can be checked quickly, without a browser: `npm run check`. */
import { content, lint, runStages, types, unitTests } from './stages'

await runStages([lint, types, content, unitTests])
