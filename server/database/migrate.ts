import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

type Migration = { name: string; sql: string }

const schemaFile = resolve('prisma/schema.prisma')
const migrationsDir = resolve('prisma/migrations/sqlite')
const filters = { externalTables: [], externalEnums: [] }

/**
 * Applies the missing migrations to a database, which it creates if it does not exist. `url` is "file:" and a path. Returns the
 * names of the migrations that it applied, which may be none.
 *
 * An existing database is copied into `backupDir` first; `backup` is the path of the copy, or null if none was made. Throws if a
 * migration fails.
 */
export async function migrate(url: string, backupDir: string): Promise<{ applied: string[]; backup: string | null }> {
  const file = pathOf(url)
  const isNew = !existsSync(file)
  if (isNew) await mkdir(dirname(file), { recursive: true })

  const migrations = await listMigrations()
  const applied = isNew ? [] : await listApplied(url)
  if (migrations.every(({ name }) => applied.includes(name))) return { applied: [], backup: null }

  const backup = isNew ? null : await backUp(url, backupDir)
  const engine = await openEngine(url)
  try {
    const done = await engine.applyMigrations({ migrationsList: asMigrationsList(migrations), filters })
    return { applied: done.appliedMigrationNames, backup }
  } finally {
    await engine.close()
  }
}

/**
 * Returns whether a database can be used: `missing` if there is none, `outdated` if a migration has not been applied. Throws if the
 * file cannot be read as a database.
 */
export async function inspectDatabase(url: string): Promise<'ready' | 'missing' | 'outdated'> {
  if (!existsSync(pathOf(url))) return 'missing'
  const applied = await listApplied(url)
  return (await listMigrations()).every(({ name }) => applied.includes(name)) ? 'ready' : 'outdated'
}

/** Returns the SQL that would lead from the migrations to the schema. Returns an empty text if they agree. */
export async function diffMigrationsToSchema(): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'migrations-'))
  try {
    const engine = await openEngine(`file:${join(scratch, 'main.db')}`, `file:${join(scratch, 'shadow.db')}`)
    try {
      return await diff(engine)
    } finally {
      await engine.close()
    }
  } finally {
    await rm(scratch, { recursive: true })
  }
}

/**
 * Copies a database into a file that is named after the current time, and returns its path. The database may be in use meanwhile.
 */
export async function backUp(url: string, backupDir: string): Promise<string> {
  await mkdir(backupDir, { recursive: true })
  const copy = join(backupDir, `${new Date().toISOString().replace(/[:.]/g, '-')}.db`)
  const connection = await new PrismaBetterSqlite3({ url }).connect()
  try {
    await connection.executeScript(`VACUUM INTO '${copy.replaceAll("'", "''")}'`)
  } finally {
    await connection.dispose()
  }
  return copy
}

async function diff(engine: SchemaEngine): Promise<string> {
  const migrations = await listMigrations()
  const from =
    migrations.length === 0 ? { tag: 'empty' as const } : { tag: 'migrations' as const, ...asMigrationsList(migrations) }
  const schema = await readFile(schemaFile, 'utf8')
  const { stdout } = await engine.diff({
    from,
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }], configDir: '.' },
    script: true,
    exitCode: null,
    filters,
    shadowDatabaseUrl: null,
  } as Parameters<SchemaEngine['diff']>[0])
  return (stdout ?? '').replace('-- This is an empty migration.', '').trim()
}

async function listMigrations(): Promise<Migration[]> {
  const folders = existsSync(migrationsDir) ? await readdir(migrationsDir, { withFileTypes: true }) : []
  const names = folders.filter((each) => each.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(join(migrationsDir, name, 'migration.sql'), 'utf8') })),
  )
}

async function listApplied(url: string): Promise<string[]> {
  const connection = await new PrismaBetterSqlite3({ url }).connect()
  const query = (sql: string) => connection.queryRaw({ sql, args: [], argTypes: [] })
  try {
    const { rows } = await query(`SELECT name FROM sqlite_master WHERE name = '_prisma_migrations'`)
    if (rows.length === 0) return []
    const done = await query('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL')
    return done.rows.map(([name]) => String(name))
  } finally {
    await connection.dispose()
  }
}

function asMigrationsList(migrations: Migration[]) {
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  }
}

let loading: Promise<typeof import('@prisma/schema-engine-wasm/schema_engine_bg')> | undefined

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

// The engine never closes its connections, and an open one has an exclusive lock. Call `close` to close them.
async function openEngine(url: string, shadowDatabaseUrl?: string): Promise<SchemaEngine & { close(): Promise<void> }> {
  loading ??= loadEngine()
  const engine = await loading
  const factory = new PrismaBetterSqlite3({ url }, shadowDatabaseUrl ? { shadowDatabaseUrl } : {})
  const opened: SqlDriverAdapter[] = []
  const track = async (connecting: Promise<SqlDriverAdapter>) => {
    const connection = await connecting
    opened.push(connection)
    return connection
  }
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => track(factory.connect()),
    connectToShadowDb: async () => runningScripts(await track(factory.connectToShadowDb())),
  })
  const schema = await readFile(schemaFile, 'utf8')
  const schemaEngine = await engine.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, adapter)
  const close = async () => {
    for (const connection of opened) await connection.dispose()
  }
  return Object.assign(schemaEngine, { close })
}

// On a shadow database the engine sends a whole migration as one statement, which the driver refuses if it contains several.
function runningScripts(connection: SqlDriverAdapter): SqlDriverAdapter {
  const executeRaw = connection.executeRaw.bind(connection)
  connection.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query)
    await connection.executeScript(query.sql)
    return 0
  }
  return connection
}

function pathOf(url: string): string {
  return resolve(url.replace(/^file:/, '').split('?')[0] ?? '')
}
