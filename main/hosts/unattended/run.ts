/** `budstikke run`: the engine without a window. Owns the home; the window and the commands attach to it. */
import { fault } from '../../../preload/contract/fault.ts'
import type { Result } from '../../../preload/contract/result.ts'
import { systemClock } from '../../lib/clock.ts'
import { createLog } from '../../lib/log.ts'
import { createNetwork } from '../../lib/network.ts'
import type { Log, PassphraseSource } from '../../ports.ts'
import { ask } from '../ask.ts'
import type { EngineDoor } from '../attach/door.ts'
import { openHome, type OpenedHome } from '../attach/open.ts'
import { done, exitCodes, failed, type Outcome } from '../exit.ts'
import { noKeychain } from '../keychain/none.ts'
import { startEngine, surroundings } from '../ports.ts'
import { onStopSignal } from '../signals.ts'
import { createSystemProxy } from '../system-proxy.ts'
import { readVersion } from '../version.ts'
import { createHealth } from './health.ts'
import { startHealthServer, type HealthServer } from './health-server.ts'
import { createLogLines } from './log-lines.ts'
import { sweepOnce, type Swept } from './sweep-once.ts'
import { createTrouble } from './watch-trouble.ts'
import { createWebhook } from './webhook.ts'

export interface RunOptions {
  /** Absolute. */
  readonly home: string
  /** `check` opens home and vault as the others would, and ends. */
  readonly mode: 'serve' | 'once' | 'check'
  readonly passphrase: PassphraseSource | undefined
  /** Without it only a passphrase opens the vault. */
  readonly hasKeychain: boolean
  /** Longest time for `once`, milliseconds. */
  readonly patience: number
  /** Null: nobody may ask. 0 = a free port, told in the log. */
  readonly healthPort: number | null
  /** An address that `isWebhookAddress` takes. */
  readonly webhook: string | null
  /** JSON lines even where a person reads them. */
  readonly asJson: boolean
}

interface Surroundings {
  readonly options: RunOptions
  readonly door: EngineDoor
  readonly log: Log
  readonly stopped: AbortSignal
}

/** The vault is opened now: what is wrong with it must not wait for the first file at night. */
async function openVault(door: EngineDoor): Promise<Outcome> {
  const vault = await ask(door, 'vault.get', {})
  if (!vault.ok) return failed(vault.fault)
  const { state, fault: reason } = vault.value
  if (state === 'closed') return failed(reason ?? fault('vault-passphrase-needed'))
  return done({ vault: state })
}

function outcomeOf(swept: Result<Swept>, wasStopped: boolean): Outcome {
  if (!swept.ok) return failed(swept.fault)
  const { faults, failed: count, isTimedOut } = swept.value
  const value = swept.value
  if (wasStopped) return { exit: exitCodes.interrupted, value, fault: fault('stopping') }
  const [first] = faults
  const reason = first === undefined ? {} : { fault: first }
  if (isTimedOut) return { exit: exitCodes.timedOut, value, ...reason }
  return first !== undefined || count > 0 ? { exit: exitCodes.partly, value, ...reason } : done(value)
}

async function once({ options, door, log, stopped }: Surroundings): Promise<Outcome> {
  const swept = await sweepOnce({ door, clock: systemClock, signal: stopped, patience: options.patience })
  if (swept.ok) {
    const { faults, ...numbers } = swept.value
    log.write('info', 'run.swept', { ...numbers, faults: faults.map(({ code }) => code) })
  }
  return outcomeOf(swept, stopped.aborted)
}

/** Tells log and webhook what fails; the answer ends that. */
function followTrouble({ options, door, log }: Surroundings): () => Promise<void> {
  const systemProxy = createSystemProxy(surroundings.platform, surroundings.env, systemClock)
  const network = createNetwork({ version: readVersion(), log, systemProxy })
  const webhook =
    options.webhook === null
      ? null
      : createWebhook({ url: options.webhook, network, clock: systemClock, log })
  const trouble = createTrouble(systemClock.now)
  const unsubscribe = door.subscribe((event) => {
    for (const failure of trouble(event)) {
      log.write('warn', 'run.failed', { ...failure })
      webhook?.tell(failure)
    }
    if (event.name === 'notice' && event.data.kind !== 'failed') {
      log.write('info', `run.${event.data.kind}`, { id: event.data.itemId })
    }
  })
  return async () => {
    unsubscribe()
    await webhook?.stop()
    await network.reset()
  }
}

async function serve({ stopped }: Surroundings): Promise<Outcome> {
  if (!stopped.aborted) {
    await new Promise<void>((resolve) => stopped.addEventListener('abort', () => resolve()))
  }
  return done({})
}

async function openToQuestions({ options, door, log }: Surroundings): Promise<Result<HealthServer> | null> {
  if (options.healthPort === null) return null
  const server = await startHealthServer(createHealth(door), options.healthPort)
  if (server.ok) log.write('info', 'run.health', { address: `127.0.0.1:${server.value.port}` })
  return server
}

/** As the owner of the home, until it is done or told to stop. */
async function work(here: Surroundings): Promise<Outcome> {
  const vault = await openVault(here.door)
  if (here.options.mode === 'check') return vault
  if (vault.fault !== undefined) here.log.write('error', 'run.vault-closed', { code: vault.fault.code })
  const health = await openToQuestions(here)
  if (health !== null && !health.ok) return failed(health.fault)
  const unfollow = followTrouble(here)
  here.log.write('info', 'run.started', { version: readVersion(), pid: process.pid })
  try {
    return await (here.options.mode === 'once' ? once(here) : serve(here))
  } finally {
    await unfollow()
    await health?.value.close()
  }
}

/** Faults: home-owned, those of opening a home, of the vault (`check`), port-taken. */
export async function runUnattended(options: RunOptions): Promise<Outcome> {
  const { home, passphrase, hasKeychain, asJson } = options
  const logLine = createLogLines(process.stdout, asJson)
  // Whoever read them may be gone.
  process.stdout.on('error', () => undefined)
  const log = createLog({ write: logLine, clock: systemClock })
  const stop = new AbortController()
  onStopSignal((signal) => {
    log.write('info', 'run.stopping', { signal })
    stop.abort()
  })
  const own = { passphrase, logLine, ...(!hasKeychain && { secrets: noKeychain }) }
  const opened: Result<OpenedHome> = await openHome({
    ...{ home, clock: systemClock, startEngine: () => startEngine(home, own) },
  })
  if (!opened.ok) return failed(opened.fault)
  const { role, door } = opened.value
  if (role === 'attached') {
    await door.stop()
    return { exit: exitCodes.owned, fault: fault('home-owned', { values: { path: home } }) }
  }
  try {
    return await work({ options, door, log, stopped: stop.signal })
  } finally {
    await door.stop()
    log.write('info', 'run.stopped')
  }
}
