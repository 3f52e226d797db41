/** The real outside, put together once for every host. */
import { homedir } from 'node:os'
import path from 'node:path'
import type { Result } from '../../preload/contract/result.ts'
import { createEngine } from '../app.ts'
import type { EngineConfiguration, Limits } from '../engine.ts'
import { builtInEnvironments } from '../environments.ts'
import { systemClock } from '../lib/clock.ts'
import { systemDisk } from '../lib/disk.ts'
import { createLog } from '../lib/log.ts'
import { interfacesNow } from '../lib/interfaces.ts'
import { createNetwork } from '../lib/network.ts'
import { systemRandom } from '../lib/random.ts'
import type {
  BrowserNetwork,
  Desktop,
  Log,
  PassphraseSource,
  Ports,
  Practice,
  SecretStore,
  SystemProxy,
} from '../ports.ts'
import type { EngineDoor } from './attach/door.ts'
import { defaultHome } from './attach/home.ts'
import { createDesktop } from './desktop.ts'
import { createKeychain } from './keychain/keychain.ts'
import { defaultDownloadFolder } from './download-folder.ts'
import { createLogFile, readLogTail } from './log-file.ts'
import { launchPractice } from './practice-process.ts'
import { readPolicy } from './policy.ts'
import { createPractice } from './practice.ts'
import { createSystemProxy } from './system-proxy.ts'
import { createSystemStore } from './system-store/system-store.ts'
import { readVersion } from './version.ts'

/** The system that the program runs on. */
export const surroundings = { platform: process.platform, env: process.env, userFolder: homedir() }

/** What a host has of its own. */
export interface OwnPorts {
  readonly desktop?: Desktop
  readonly practice?: Practice
  /** The desktop's browser knows more: it runs scripts. */
  readonly systemProxy?: SystemProxy
  /** The desktop's browser logs in to proxies as the person. */
  readonly browser?: BrowserNetwork
  /** Opens the vault where nobody sits to type it. */
  readonly passphrase?: PassphraseSource | undefined
  /** In place of the system's keychain. */
  readonly secrets?: SecretStore
  /** Takes each line of the log beside its file. */
  readonly logLine?: (line: string) => void
}

/** Ports of this machine; the desktop window brings its own for what only Electron can do. */
export function createPorts(home: string, version: string, own: OwnPorts = {}): Ports {
  const { platform, env } = surroundings
  const systemProxy = own.systemProxy ?? createSystemProxy(platform, env, systemClock)
  const file = createLogFile(home)
  const write = (line: string): void => {
    file(line)
    own.logLine?.(line)
  }
  const log = createLog({ write, clock: systemClock })
  return {
    clock: systemClock,
    random: systemRandom,
    network: createNetwork({ version, log, systemProxy, ...(own.browser && { browser: own.browser }) }),
    disk: systemDisk,
    log,
    desktop: own.desktop ?? createDesktop(),
    practice: own.practice ?? createPractice({ home, clock: systemClock, launch: launchPractice }),
    secrets: own.secrets ?? createKeychain({ clock: systemClock }),
    systemStore: createSystemStore({ ...surroundings, clock: systemClock }),
    passphrase: own.passphrase ?? null,
    interfaces: interfacesNow,
    readLog: () => readLogTail(home),
  }
}

/** What the IT department has decided, told in the log. Faults: policy-invalid, -unprotected, -unreadable. */
async function readLimits(log: Log): Promise<Result<Limits>> {
  const policy = await readPolicy()
  if (policy.ok && Object.keys(policy.value).length > 0) log.write('info', 'policy.applied', policy.value)
  return policy
}

export function createConfiguration(home: string, version: string, log: Log): EngineConfiguration {
  // With a home of its own everything stays below it.
  const isUsual = home === path.resolve(defaultHome(surroundings))
  const downloadFolder = isUsual ? defaultDownloadFolder(surroundings) : path.join(home, 'downloads')
  const limits = () => readLimits(log)
  return { home, version, environments: builtInEnvironments, downloadFolder, limits }
}

/**
 * Starts the engine in this process, within what the IT department has decided. Faults: home-newer, home-damaged,
 * home-unwritable, policy-invalid, policy-unprotected, policy-unreadable.
 */
export async function startEngine(home: string, own: OwnPorts = {}): Promise<Result<EngineDoor>> {
  const version = readVersion()
  const ports = createPorts(home, version, own)
  const engine = createEngine(ports, createConfiguration(home, version, ports.log))
  const started = await engine.start()
  return started.ok ? { ok: true, value: engine } : started
}
