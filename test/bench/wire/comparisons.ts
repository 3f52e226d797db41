/** Ours and a peer in turn, the same bytes to and from the same server. */
import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { writeBigFile } from '../big-file.ts'
import type { LoopDelay } from '../engine-protocol.ts'
import { forgetPeak, peakMemory } from '../machine.ts'
import { inTurn } from '../transfers.ts'
import { cpuOf, type Cost } from './cost.ts'
import type { Ours } from './ours.ts'
import * as peers from './peers.ts'
import type { DiscardingServer } from './server-client.ts'
import type { Line } from './server/protocol.ts'

export const comparisonNames = ['up', 'down', 'tus', 'line-up', 'line-down'] as const
export type ComparisonName = (typeof comparisonNames)[number]
export const isOnLink = (name: ComparisonName): boolean => name === 'line-up' || name === 'line-down'

export interface WireRound {
  readonly ours: Cost & peers.Manner
  readonly peer: Cost
  /** Seconds of what ours does and the goal's peer does not: fsync after `down`, md5sum before `tus`; else null. */
  readonly besides: number | null
  /** Processor seconds of the server, which shares the cores: whoever keeps it busier waits for it longer. */
  readonly serverCpu: { readonly ours: number; readonly peer: number }
}

export interface Comparison {
  readonly name: ComparisonName
  readonly bytes: number
  readonly rounds: readonly WireRound[]
  /** Highest resident bytes of the engine during the rounds; null where the system does not tell. */
  readonly peakMemory: number | null
  readonly loopDelay: LoopDelay
}

export interface Ground {
  readonly ours: Ours
  readonly server: DiscardingServer
  readonly folder: string
}

export const link: Line = { delay: 40, bytesPerSecond: 50_000_000 / 8 }
export const linkText = 'each connection with 40 ms and 50 Mbit/s of its own'

type Peer = (manner: peers.Manner) => Promise<Cost & { readonly besides: number | null }>

/** `bytes` as often as `rounds`; who begins changes. */
export async function compare(
  ground: Ground,
  name: ComparisonName,
  bytes: number,
  rounds: number,
): Promise<Comparison> {
  const { ours, server, folder } = ground
  const { engine } = ours
  const isDown = name === 'down' || name === 'line-down'
  const file = path.join(folder, isDown ? 'fetched.bin' : 'sent.bin')
  if (!isDown) await writeBigFile(file, bytes)
  const byPeer = isDown ? await downPeer(ground, name, file, bytes) : upPeer(ground, name, file)
  const byOurs = async (): Promise<Cost & peers.Manner> => {
    if (!isDown) return ours.up(file, bytes)
    // As after a peer: a file of this size has just been removed.
    await rm(file, { force: true })
    return ours.down(bytes, file)
  }
  await server.ask('line', isOnLink(name) ? link : null)
  // The peer needs our manner, and both a server that is warm.
  let manner: peers.Manner = await byOurs()
  forgetPeak(engine.pid)
  await engine.loopDelay()
  const measured: WireRound[] = []
  for (let round = 0; round < rounds; round += 1) {
    const [mine, peer] = await inTurn(
      round % 2 === 1,
      () => withServer(server, byOurs),
      () => withServer(server, () => byPeer(manner)),
    )
    const { besides, ...cost } = peer.done
    const serverCpu = { ours: mine.serverCpu, peer: peer.serverCpu }
    measured.push({ ours: mine.done, peer: cost, besides, serverCpu })
    manner = mine.done
  }
  const loopDelay = await engine.loopDelay()
  await server.ask('line', null)
  await rm(file, { force: true })
  return { name, bytes, rounds: measured, peakMemory: peakMemory(engine.pid), loopDelay }
}

async function withServer<T>(
  { pid }: DiscardingServer,
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly serverCpu: number }> {
  const before = cpuOf(pid)
  const done = await work()
  return { done, serverCpu: cpuOf(pid) - before }
}

function upPeer({ server }: Ground, name: ComparisonName, file: string): Peer {
  const plain = `${server.origin}/plain`
  return async (manner) => {
    const { seconds, cpu } =
      name === 'tus'
        ? await peers.tusUpload(file, tusAddress(server.origin), manner)
        : name === 'up'
          ? await peers.checkedUpload(file, plain)
          : await peers.plainUpload(file, plain)
    return { seconds, cpu, besides: name === 'tus' ? (await peers.checksum(file)).seconds : null }
  }
}

/** A transfer that nobody has made will do: the server only counts. */
const tusAddress = (origin: string): string =>
  `${origin}/platform/broker/api/v1/filetransfer/upload/tus/${crypto.randomUUID()}`

async function downPeer(ground: Ground, name: ComparisonName, file: string, bytes: number): Promise<Peer> {
  const { server } = ground
  const nobody = { sender: '', recipient: '' }
  const { md5 } = await server.ask('offer', { bytes, ...nobody })
  const url = `${server.origin}/plain?bytes=${bytes}`
  return async () => {
    await rm(file, { force: true })
    const fetch = name === 'down' ? peers.checkedDownload : peers.plainDownload
    const { seconds, cpu } = await fetch(file, url, md5)
    return { seconds, cpu, besides: await flushed(file) }
  }
}

async function flushed(file: string): Promise<number> {
  const handle = await open(file, 'r+')
  const began = performance.now()
  await handle.sync()
  await handle.close()
  return (performance.now() - began) / 1_000
}
