/** `npm start` with invented people and results, in a database of its own: `npm run demo`. */
process.env.DEMO = 'yes'
await import('./start')

// Without an export this file would be a script, in which `await` cannot stand.
export {}
