/**
 * Tells how much memory a process really holds: `node --expose-gc --import ./tests/support/memory.mjs`. On SIGUSR2 it collects what
 * nobody uses any more, and writes one line of JSON to the standard error stream, in MB.
 */
const megabyte = 1024 * 1024

process.on('SIGUSR2', () => {
  for (let i = 0; i < 4; i++) globalThis.gc()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.stderr.write(`${JSON.stringify({ level: 30, held: (heapUsed + external) / megabyte, resident: rss / megabyte })}\n`)
})
