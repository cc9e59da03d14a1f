const values = globalThis as typeof globalThis & { courseShared?: Map<string, unknown> }

/**
 * The one value of this name in the process, made at first use. The front and the pages load every module separately, so that a
 * variable of a module exists twice; what must be one, such as the database connection, is kept here.
 */
export function shared<T>(name: string, make: () => T): T {
  values.courseShared ??= new Map()
  if (!values.courseShared.has(name)) values.courseShared.set(name, make())
  return values.courseShared.get(name) as T
}
