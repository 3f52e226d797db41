/** What can happen on a walk, and how it is done to a home. */
import fc from 'fast-check'
import type { OutgoingState } from '../../../preload/contract/models.ts'
import type { Move } from '../../../main/transfers/outgoing-rows.ts'
import type { Fate } from '../model-broker.ts'
import type { Delay } from './line.ts'
import { kibibyte, order, type WalkHome } from './home.ts'

export type Step =
  | { readonly do: 'send'; readonly size: number; readonly checksumFirst: boolean }
  | { readonly do: 'publish'; readonly size: number }
  | { readonly do: 'cancel' | 'retry' | 'download' | 'cancelDownload' | 'confirm'; readonly at: number }
  | { readonly do: 'pause' | 'pauseDownload'; readonly at: number; readonly paused: boolean }
  | { readonly do: 'pauseAll'; readonly paused: boolean }
  | { readonly do: 'move'; readonly at: number; readonly to: Move }
  | { readonly do: 'trouble'; readonly fates: readonly Fate[]; readonly delays: readonly Delay[] }
  | { readonly do: 'wait'; readonly milliseconds: number }
  /** The machine slept, or somebody has set its clock. */
  | { readonly do: 'jump'; readonly milliseconds: number }
  | { readonly do: 'loseAccepted' }
  | { readonly do: 'restart'; readonly isKilled: boolean }

/** From one stream to several parts, in bytes; a part begins at each 16 KiB. */
const sizes = [1, 5_000, 33 * kibibyte, 40_001, 64 * kibibyte, 100_000] as const
const at = fc.nat(5)
const size = fc.constantFrom(...sizes)
const paused = fc.boolean()
const fates: readonly Fate[] = ['ok', 'cut', 'lost', 'busy', 'unauthorised', 'elsewhere', 'locked']
const trouble = fc.record({
  do: fc.constant('trouble'),
  fates: fc.array(fc.constantFrom(...fates), { maxLength: 8 }),
  delays: fc.array(fc.constantFrom<Delay>('none', 'before', 'after', 'within'), { maxLength: 8 }),
})
const day = 24 * 3_600_000

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send'), size, checksumFirst: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('publish'), size }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('download'), at }) },
  { weight: 5, arbitrary: trouble },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('wait'), milliseconds: fc.constantFrom(1_000, 15_000, 60_000) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel', 'retry', 'cancelDownload', 'confirm', 'confirm', 'retry'),
      at,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('pause', 'pauseDownload'), at, paused }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pauseAll'), paused }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('move'),
      at,
      to: fc.constantFrom<Move>('first', 'earlier', 'later', 'last'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('jump'),
      milliseconds: fc.constantFrom(-3_600_000, 3_600_000, day + 3_600_000),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'loseAccepted' }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart'), isKilled: fc.boolean() }) },
)

/** Ids in the order in which they came. */
export interface Known {
  readonly outgoing: string[]
  readonly incoming: string[]
}

const pick = (ids: readonly string[], at: number): string | undefined => ids[at % Math.max(1, ids.length)]
const waitsForBytes: ReadonlySet<OutgoingState> = new Set(['queued', 'initializing', 'uploading'])

/** After a day the service gives up what it has not had all bytes of, and its parts are gone. */
function expire({ broker, tus, life }: WalkHome): void {
  const before = life().clock.now() - day
  for (const [id, { overview }] of broker.transfers) {
    const isOpen = overview.status === 'Initialized' || overview.status === 'UploadStarted'
    if (!isOpen || overview.createdAt > before) continue
    tus.forget(id)
    broker.publish({ ...overview, status: 'Failed', statusText: 'Upload stuck for more than 24 hours' }, null)
  }
}

/** What a person does to what is sent; null = nothing has to end. */
function actOnOutgoing(home: WalkHome, id: string, one: Step): Promise<unknown> | null {
  const { outgoing } = home.life().transfers
  switch (one.do) {
    case 'cancel':
      // What the service says of it may hang.
      void outgoing.cancel(id)
      return null
    case 'retry':
      return outgoing.retry(id)
    case 'move':
      outgoing.move(id, one.to)
      return null
    case 'pause':
      return outgoing.setPaused(id, one.paused)
    default:
      return null
  }
}

/** What a person does to what has come; null = nothing has to end. */
function actOnIncoming(home: WalkHome, id: string, one: Step): Promise<unknown> | null {
  const { incoming, incomingRows } = home.life().transfers
  switch (one.do) {
    case 'download':
      return incomingRows.get(id)?.state === 'new' ? incoming.download(id, home.downloads) : null
    case 'cancelDownload':
      return incoming.cancelDownload(id)
    case 'pauseDownload':
      return incoming.setPaused(id, one.paused)
    case 'confirm':
      // Answers when the service has, which may be long after.
      void incoming.confirm(id)
      return null
    default:
      return null
  }
}

/** Answers what has to have ended once nothing moves any more; null = nothing has. */
function begin(home: WalkHome, known: Known, one: Step): Promise<unknown> | null {
  const { transfers, commands, clock } = home.life()
  switch (one.do) {
    case 'send':
      return home.choose(one.size).then((file) => {
        const sent = transfers.outgoing.send(order(file, one.checksumFirst))
        if (!sent.ok) throw new Error(sent.fault.code)
        known.outgoing.push(...sent.value.ids)
      })
    case 'publish':
      known.incoming.push(home.publish(one.size))
      return null
    case 'pauseAll':
      return Promise.resolve(commands['queue.set']({ paused: one.paused }, 'local'))
    case 'trouble':
      home.fates.push(...one.fates)
      home.delays.push(...one.delays)
      return null
    case 'wait':
      return clock.advance(one.milliseconds)
    case 'jump':
      clock.setNow(clock.now() + one.milliseconds)
      expire(home)
      return clock.advance(60_000)
    case 'loseAccepted':
      home.tus.loseAccepted()
      return null
    case 'restart':
      return home.restart(one.isKilled)
    default: {
      const outgoing = pick(known.outgoing, one.at)
      const incoming = pick(known.incoming, one.at)
      const acted = outgoing === undefined ? null : actOnOutgoing(home, outgoing, one)
      return acted ?? (incoming === undefined ? null : actOnIncoming(home, incoming, one))
    }
  }
}

/** Does it and waits until nothing moves by itself; throws when what the person waits for does not end. */
export async function take(home: WalkHome, known: Known, one: Step): Promise<void> {
  let hasEnded = false
  const { work } = home.life()
  const done = Promise.resolve(begin(home, known, one)).finally(() => {
    hasEnded = true
  })
  if (one.do === 'wait' || one.do === 'jump' || one.do === 'restart') await done
  await work.settled()
  await home.life().work.settled()
  if (!hasEnded) throw new Error(`«${one.do}» does not end`)
  await done
}

/** Everything that stood still goes on, and what has ended for the person is begun again. */
export async function resumeAll(home: WalkHome, known: Known): Promise<void> {
  home.fates.length = 0
  home.delays.length = 0
  const { transfers } = home.life()
  await take(home, known, { do: 'pauseAll', paused: false })
  for (const [at, id] of known.outgoing.entries()) {
    const record = transfers.outgoingRows.get(id)
    if (record?.state === 'failed') await take(home, known, { do: 'retry', at })
    else if (record !== null && record.paused && waitsForBytes.has(record.state))
      await take(home, known, { do: 'pause', at, paused: false })
  }
  for (const [at, id] of known.incoming.entries()) {
    const record = transfers.incomingRows.get(id)
    if (record?.state === 'new') await take(home, known, { do: 'download', at })
    if (record?.state === 'downloading' && record.paused)
      await take(home, known, { do: 'pauseDownload', at, paused: false })
    if (record?.state === 'saved') await take(home, known, { do: 'confirm', at })
  }
}
