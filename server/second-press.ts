const secondPressSeconds = 60

/**
 * Returns the moment since when the same form counts as a second press of its button, which sends it again within seconds: a minute before
 * `now`. Whatever makes something new by a form looks for what the first press has made.
 */
export function sinceFirstPress(now: Date): Date {
  return new Date(now.getTime() - secondPressSeconds * 1000)
}
