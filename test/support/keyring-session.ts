/**
 * The keychain that the tests use. On Linux a real gnome-keyring on a message bus of its own, in folders of its own:
 * never the one of whoever runs the tests. On Windows and macOS the system's, under a name that nobody else has.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const run = promisify(execFile)

export interface KeyringSession {
  /** For processes that shall use this keychain. */
  readonly env: NodeJS.ProcessEnv
  /** Under which the entries stand. */
  readonly service: string
}

export interface LinuxSession extends KeyringSession {
  /** As when the person has been away; the question to unlock is answered with «no». */
  lock(): Promise<void>
  /** Ends the service; what it has stored stays. */
  endService(): Promise<void>
  startService(): Promise<void>
}

const password = 'for this test only'
const mostQuestions = 1_000

/** The first line that a child prints. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`It ended with ${code} and said: ${text}`)))
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await exit
}

/** Nobody sits at the screen: whoever asks is told «no» at once, and no window opens on a developer's desk. */
function refuseQuestions(dataFolder: string): void {
  const services = path.join(dataFolder, 'dbus-1', 'services')
  mkdirSync(services, { recursive: true })
  const name = 'org.gnome.keyring.SystemPrompter'
  writeFileSync(path.join(services, `${name}.service`), `[D-BUS Service]\nName=${name}\nExec=/bin/false\n`)
}

function privateEnvironment(folder: string): NodeJS.ProcessEnv {
  const folders = {
    XDG_RUNTIME_DIR: 'run',
    XDG_DATA_HOME: 'data',
    XDG_CONFIG_HOME: 'config',
    XDG_CACHE_HOME: 'cache',
  }
  const env: NodeJS.ProcessEnv = { PATH: process.env['PATH'], LANG: 'C.UTF-8', HOME: folder }
  for (const [name, below] of Object.entries(folders)) {
    const place = path.join(folder, below)
    mkdirSync(place, { mode: 0o700 })
    env[name] = place
  }
  return env
}

async function startBus(env: NodeJS.ProcessEnv): Promise<string> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(() => ended(bus))
  return firstLine(bus)
}

async function callBus(env: NodeJS.ProcessEnv, parameters: readonly string[]): Promise<string> {
  const { stdout } = await run('dbus-send', ['--session', '--print-reply', ...parameters], { env })
  return stdout
}

/** Asks the bus until the answer is yes; each question is a process of its own, so nothing spins. */
async function until(env: NodeJS.ProcessEnv, question: readonly string[], yes: string): Promise<void> {
  for (let tries = 0; tries < mostQuestions; tries += 1) {
    const reply = await callBus(env, question).catch(() => '')
    if (reply.includes(yes)) return
  }
  throw new Error(`The bus never said «${yes}» to ${question.join(' ')}`)
}

const named = [
  ...['--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner'],
  'string:org.freedesktop.secrets',
]
const isLocked = [
  ...['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets/aliases/default'],
  'org.freedesktop.DBus.Properties.Get',
  ...['string:org.freedesktop.Secret.Collection', 'string:Locked'],
]

async function startKeyring(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const keyring = spawn('gnome-keyring-daemon', ['--unlock', '--foreground', '--components=secrets'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  keyring.stdin.end(password)
  onTestFinished(() => ended(keyring))
  await until(env, named, 'true')
  await until(env, isLocked, 'false')
  return keyring
}

/** A real Secret Service, unlocked and empty. */
export async function startLinuxSession(): Promise<LinuxSession> {
  const folder = mkdtempSync(path.join(tmpdir(), 'budstikke-keyring-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const env = privateEnvironment(folder)
  refuseQuestions(path.join(folder, 'data'))
  env['DBUS_SESSION_BUS_ADDRESS'] = await startBus(env)
  let keyring = await startKeyring(env)
  return {
    ...{ env, service: 'Budstikke' },
    async lock() {
      await callBus(env, [
        '--dest=org.freedesktop.secrets',
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        'array:objpath:/org/freedesktop/secrets/aliases/default',
      ])
    },
    endService: () => ended(keyring),
    async startService() {
      keyring = await startKeyring(env)
    },
  }
}

/** A keychain that is open, on whatever system this is. */
export async function startSession(): Promise<KeyringSession> {
  if (process.platform === 'linux') return startLinuxSession()
  return { env: process.env, service: `Budstikke test ${randomUUID()}` }
}
