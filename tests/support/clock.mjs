/**
 * Sets the clock of a process that is started with this: `node --import ./tests/support/clock.mjs`, at the moment that
 * CLOCK_STARTS_AT names. It runs on from there. For servers that are to accept what was signed in the past.
 */
const RealDate = Date
const behind = RealDate.now() - RealDate.parse(process.env.CLOCK_STARTS_AT ?? new RealDate().toISOString())

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length > 0 ? given : [RealDate.now() - behind]))
  }

  static now() {
    return RealDate.now() - behind
  }

  // Next puts a Date of its own in place of this one, and takes over only what this one has itself, not what it inherits.
  static parse = RealDate.parse
  static UTC = RealDate.UTC
}
