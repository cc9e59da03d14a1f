/** Does the same as `npm start`, with invented people and results in a database of its own: `npm run demo`. */
process.env.DEMO = 'yes'
await import('./start')

// The export makes this file a module, where `await` is allowed outside functions.
export {}
