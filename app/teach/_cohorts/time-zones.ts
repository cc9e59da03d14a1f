/** Every time zone that this server knows, for a list to choose from; "UTC" first. */
export function timeZoneOptions(): (readonly [value: string, words: string])[] {
  const names = Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')
  return ['UTC', ...names].map((name) => [name, name.replaceAll('_', ' ')] as const)
}
