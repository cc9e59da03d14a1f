/** Checks a whole database for damage, for a server that has it open: `check-database.ts <file>`. The exit code is 3 if it is damaged. */
import { findDamage } from '@/server/database/database-file'

const [file] = process.argv.slice(2)
if (file && findDamage(file) !== null) process.exitCode = 3
