/**
 * Runs a script of this folder: `node scripts/bootstrap.mjs start`. It first installs the packages that are missing or have changed.
 * Because it must work before anything is installed, it is the only script that is not TypeScript, and needs nothing but Node.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
// No tool may send usage data. Prisma needs no engine here: the path of any existing file keeps it from downloading one.
Object.assign(process.env, {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  NO_UPDATE_NOTIFIER: '1',
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
})

checkNode()
install()
const script = process.argv[2] ?? ''
const file = join(process.cwd(), 'scripts', `${script}.ts`)
if (!/^[a-z-]+$/.test(script) || !existsSync(file)) stop(`There is no scripts/${script}.ts.`)
process.argv.splice(1, 2, file)
await import('tsx')
await import(`./${script}.ts`)

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`This needs Node 20.19 or newer, and runs on ${process.versions.node}: install a newer one from https://nodejs.org.`)
  }
}

function install() {
  if (!isInstalled()) {
    console.log('Installing packages; better-sqlite3 may be compiled, which takes a minute or two …')
    npm(['ci', '--include=dev'])
  }
  // After a change of the version of Node, it must be compiled again.
  if (!doesSqliteLoad()) {
    console.log('Compiling better-sqlite3 for this version of Node, which takes a minute or two …')
    npm(['rebuild', 'better-sqlite3'])
  }
}

// npm records what it has installed in node_modules. This record is compared rather than one of our own, so that an `npm install`
// by hand counts as well.
function isInstalled() {
  if (!existsSync('node_modules/.package-lock.json')) return false
  const present = readJson('node_modules/.package-lock.json').packages
  return Object.entries(readJson('package-lock.json').packages).every(
    ([path, { version, optional }]) => path === '' || present[path]?.version === version || (optional && !present[path]),
  )
}

function doesSqliteLoad() {
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

function npm(words) {
  // Compiling needs Node's headers. They are usually installed beside Node, and then need not be downloaded.
  const prefix = dirname(dirname(process.execPath))
  if (existsSync(join(prefix, 'include/node/node.h'))) process.env.npm_config_nodedir ??= prefix

  const cli = process.env.npm_execpath
  const command = cli?.endsWith('npm-cli.js') ? [process.execPath, cli] : ['npm']
  const all = [...command, ...words, '--ignore-scripts=false', '--loglevel=error', '--no-audit', '--no-fund']
  if (spawnSync(all[0], all.slice(1), { stdio: 'inherit' }).status === 0) return

  const missing = ['python3', 'make', 'g++'].filter((tool) => !isOnPath(tool))
  stop(
    missing.length > 0
      ? `The packages could not be installed, and to compile better-sqlite3 ${missing.join(' and ')} would be needed: on Debian or Ubuntu, "apt-get install -y python3 make g++", then try again.`
      : 'The packages could not be installed; the reason that npm gives is above.',
  )
}

function isOnPath(tool) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool)))
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
