import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

/** Prisma's schema engine for one database. The caller must close it. */
export type OpenEngine = SchemaEngine & { close(): Promise<void> }

/** The file with the schema, as an absolute path. */
export const schemaFile = resolve('prisma/schema.prisma')

let loading: Promise<typeof import('@prisma/schema-engine-wasm/schema_engine_bg')> | undefined

/** Opens Prisma's schema engine for a database. It never closes its connections, and an open one has an exclusive lock: call `close`. */
export async function openEngine(url: string, shadowDatabaseUrl?: string): Promise<OpenEngine> {
  loading ??= loadEngine()
  const engine = await loading
  const factory = new PrismaBetterSqlite3({ url }, shadowDatabaseUrl ? { shadowDatabaseUrl } : {})
  const opened: SqlDriverAdapter[] = []
  const keep = async (connecting: Promise<SqlDriverAdapter>) => {
    const connection = await connecting
    opened.push(connection)
    return connection
  }
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => keep(factory.connect()),
    connectToShadowDb: async () => wholeScripts(await keep(factory.connectToShadowDb())),
  })
  const schema = await readFile(schemaFile, 'utf8')
  const it = await engine.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, adapter)
  const close = async () => {
    for (const connection of opened) await connection.dispose()
  }
  return Object.assign(it, { close })
}

// Loads Prisma's schema engine from the WebAssembly file in its package, because the usual engine is a download. It must be
// loaded only once in a process: the package stores views of the instance's memory in module variables, and a second instance
// would read garbage.
async function loadEngine() {
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(wasm), {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  })
  const start = instance.exports.__wbindgen_start as () => void
  ;(engine as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void }).__wbg_set_wasm(instance.exports)
  start()
  return engine
}

// On a shadow database the engine sends a whole migration as one statement, which the driver refuses if it contains several.
function wholeScripts(connection: SqlDriverAdapter): SqlDriverAdapter {
  const executeRaw = connection.executeRaw.bind(connection)
  connection.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query)
    await connection.executeScript(query.sql)
    return 0
  }
  return connection
}
