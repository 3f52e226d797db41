/** The real engine against the real simulator over HTTP, for the flow tests. */
import path from 'node:path'
import { createEngine } from '../../main/app.ts'
import type { Engine, Limits } from '../../main/engine.ts'
import { builtInEnvironments, type Environment } from '../../main/environments.ts'
import { systemDisk } from '../../main/lib/disk.ts'
import { createLog } from '../../main/lib/log.ts'
import { createNetwork } from '../../main/lib/network.ts'
import { systemRandom } from '../../main/lib/random.ts'
import type { Desktop, Ports } from '../../main/ports.ts'
import type {
  CommandInput,
  CommandName,
  CommandOutput,
  CommandReply,
} from '../../preload/contract/commands.ts'
import type { EngineEvent } from '../../preload/contract/events.ts'
import { fault, type FaultCode } from '../../preload/contract/fault.ts'
import type { InboxDetail, OutgoingDetail, Profile } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { createFakeSecretStore } from './secret-store.ts'
import { createSkippingClock, type SkippingClock } from './skipping-clock.ts'

export interface TestEngine {
  readonly home: string
  readonly downloads: string
  readonly clock: SkippingClock
  readonly events: readonly EngineEvent[]
  /** Lines the engine has logged. */
  readonly log: readonly string[]
  readonly shown: readonly string[]
  reply<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandReply<Name>>
  /** Calls and expects a value. */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>>
  /** Calls and expects a fault. */
  refused<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<FaultCode>
  spool: Engine['spool']
  /** For whoever attaches to this home. */
  readonly door: Omit<Engine, 'start'>
  profile(organisation: string): Promise<Profile>
  /** Resolves with the first answer that is not null, looking again at every event. */
  until<T>(what: string, look: () => Promise<T | null>): Promise<T>
  sent(id: string, state: OutgoingDetail['state']): Promise<OutgoingDetail>
  received(id: string, state: InboxDetail['state']): Promise<InboxDetail>
  stop(): Promise<void>
}

export interface TestEngineOptions {
  readonly home: string
  /** What the simulator printed. */
  readonly handover: unknown
  readonly ports?: Partial<Ports>
  /** In place of the built-in ones. */
  readonly environments?: readonly Environment[]
  /** What the IT department has decided. */
  readonly limits?: Result<Limits>
}

const gone = failure(fault('key-missing'))
/** Longest wait for an expected state; only a failing test ever waits so long. */
const patience = 25_000
/** The service's answers come without an event of ours. */
const lookAgain = 100

export async function startTestEngine({
  home,
  handover,
  ports = {},
  environments = builtInEnvironments,
  limits = success({}),
}: TestEngineOptions): Promise<TestEngine> {
  const clock = createSkippingClock()
  const events: EngineEvent[] = []
  const lines: string[] = []
  const shown: string[] = []
  const downloads = path.join(home, 'downloads')
  const desktop: Desktop = {
    showInFolder: (file) => {
      shown.push(file)
      return Promise.resolve(success(null))
    },
    openPage: (url) => {
      shown.push(url)
      return Promise.resolve(success(null))
    },
  }
  const log = createLog({ write: (line) => lines.push(line), clock })
  const engine = createEngine(
    {
      ...{
        clock,
        random: systemRandom,
        network: createNetwork({ version: 'test', log }),
        disk: systemDisk,
        log,
        desktop,
      },
      practice: {
        start: () => Promise.resolve(success(handover)),
        startOver: () => Promise.resolve(success(handover)),
        stop: () => Promise.resolve(),
      },
      secrets: createFakeSecretStore(),
      systemStore: { list: () => Promise.resolve(success([])), sign: () => Promise.resolve(gone) },
      passphrase: null,
      interfaces: () => '',
      readLog: () => Promise.resolve(lines),
      ...ports,
    },
    { home, version: 'test', environments, downloadFolder: downloads, limits: () => Promise.resolve(limits) },
  )
  engine.subscribe((event) => events.push(event))
  const started = await engine.start()
  if (!started.ok) throw new Error(`The engine did not start: ${JSON.stringify(started.fault)}`)

  // The table ties name and answer together; `Engine.call` itself is untyped on purpose.
  const reply = async <Name extends CommandName>(name: Name, input: CommandInput<Name>) =>
    (await engine.call(name, input, 'local')) as CommandReply<Name>
  const call = async <Name extends CommandName>(name: Name, input: CommandInput<Name>) => {
    const result = await reply(name, input)
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.fault)}`)
    return result.value
  }
  const until = async <T>(what: string, look: () => Promise<T | null>): Promise<T> => {
    const deadline = performance.now() + patience
    for (;;) {
      const found = await look()
      if (found !== null) return found
      if (performance.now() > deadline) throw new Error(`Waited in vain for: ${what}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, lookAgain)
        const unsubscribe = engine.subscribe(done)
        function done(): void {
          clearTimeout(timer)
          unsubscribe()
          resolve()
        }
      })
    }
  }
  return {
    ...{ home, downloads, clock, events, log: lines, shown, reply, call, until },
    ...{ spool: engine.spool, door: engine },
    stop: () => engine.stop(),
    async refused(name, input) {
      const result = await reply(name, input)
      if (result.ok) throw new Error(`${name} was expected to be refused`)
      return result.fault.code
    },
    async profile(organisation) {
      const { profiles } = await call('app.snapshot', {})
      const found = profiles.find((profile) => profile.organisation.name === organisation)
      if (found === undefined) throw new Error(`No profile for ${organisation}`)
      return found
    },
    sent: (id, state) =>
      until(`${id} is ${state}`, async () => {
        const detail = await call('outgoing.get', { id })
        if (detail.state === 'failed' && state !== 'failed') throw new Error(JSON.stringify(detail.fault))
        return detail.state === state ? detail : null
      }),
    received: (id, state) =>
      until(`${id} is ${state}`, async () => {
        const detail = await call('inbox.get', { id })
        return detail.state === state ? detail : null
      }),
  }
}
