/** The part of better-sqlite3 that this folder calls directly. The package has no types of its own. */
declare module 'better-sqlite3' {
  export type Options = {
    readonly?: boolean
    fileMustExist?: boolean
    /** How long SQLite waits for a lock, in milliseconds. The whole process waits with it. */
    timeout?: number
  }

  export default class Database {
    constructor(file: string, options?: Options)
    exec(sql: string): this
    prepare(sql: string): {
      get(...values: unknown[]): unknown
      all(...values: unknown[]): unknown[]
      run(...values: unknown[]): unknown
    }
    pragma(words: string, options?: { simple?: boolean }): unknown
    backup(to: string): Promise<unknown>
    close(): this
  }
}
