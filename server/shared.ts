const values = globalThis as typeof globalThis & { courseShared?: Map<string, unknown> }

/**
 * Returns the process-wide value with this name, which `make` creates at first use. The front and the pages load every module
 * separately, so a module's variable exists twice. Use this for what may exist only once, such as the database connection.
 */
export function shared<T>(name: string, make: () => T): T {
  values.courseShared ??= new Map()
  if (!values.courseShared.has(name)) values.courseShared.set(name, make())
  return values.courseShared.get(name) as T
}
