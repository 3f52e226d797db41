/** Up and down through the engine and through curl, the same bytes to the same server, turn by turn. */
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { altinnToken, brokerOf, initialize } from './altinn.ts'
import { writeBigFile } from './big-file.ts'
import { curlCheckedDownload, curlDownload, curlUpload } from './curl.ts'
import type { EngineClient } from './engine-client.ts'
import type { LoopDelay } from './engine-protocol.ts'
import { forgetPeak, memoryNow, peakMemory } from './machine.ts'
import type { RunningPractice } from './practice.ts'
import { fetchThroughEngine, parties, sendThroughEngine, type Party } from './through-engine.ts'

/**
 * Seconds. curl only moves bytes. The engine's time is what a person waits, from the command to the last
 * byte at the server (with queue, initialize and hashing) or to the checked file on disk (with fsync).
 */
export interface Round {
  readonly curlUp: number
  readonly engineUp: number
  readonly curlDown: number
  /** With the flush to disk that the engine's time holds too. */
  readonly curlDownFlushed: number
  /** curl, tee and md5sum, flushed: the same work as the engine's; null where the tools are not there. */
  readonly curlDownChecked: number | null
  readonly engineDown: number
}

export interface SizeResult {
  readonly bytes: number
  readonly rounds: readonly Round[]
  /** Bytes before the first transfer of this size and the highest during; null where the system does not tell. */
  readonly memoryBefore: number | null
  readonly peakMemory: number | null
  readonly loopDelay: LoopDelay
}

export interface Bench {
  readonly engine: EngineClient
  readonly practice: RunningPractice
  /** The folder in which the files lie, and where the engine puts what it fetches. */
  readonly folder: string
  readonly downloadFolder: string
}

/**
 * Measures one size: a fresh file, then as many rounds as asked. Who begins changes from round to round: on a
 * virtual machine memory that nobody has used for seconds goes back to the host, and whoever touches it first
 * pays for fetching it again.
 */
export async function measureSize(bench: Bench, bytes: number, rounds: number): Promise<SizeResult> {
  const { engine, folder } = bench
  const [sender, recipient] = await parties(engine)
  const file = path.join(folder, 'sent.bin')
  await writeBigFile(file, bytes)
  const memoryBefore = memoryNow(engine.pid)
  forgetPeak(engine.pid)
  await engine.loopDelay()
  const measured: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    measured.push(await measureRound(bench, file, bytes, sender, recipient, round % 2 === 1))
  }
  const loopDelay = await engine.loopDelay()
  await rm(file)
  return { bytes, rounds: measured, memoryBefore, peakMemory: peakMemory(engine.pid), loopDelay }
}

async function measureRound(
  bench: Bench,
  file: string,
  bytes: number,
  sender: Party,
  recipient: Party,
  engineBegins: boolean,
): Promise<Round> {
  const { engine, practice, folder, downloadFolder } = bench
  const serviceId = practice.environment.services[0]?.id ?? ''
  const tokenOf = async ({ organisation }: Party): Promise<string> => {
    const client = practice.clients.find((one) => one.organisation.number === organisation)
    if (client === undefined) throw new Error(`Practice has no client for ${organisation}.`)
    return altinnToken(practice.environment, client)
  }

  const sendersToken = await tokenOf(sender)
  const transfers = `${brokerOf(practice.environment)}/filetransfer`
  const curlUp = async (): Promise<number> => {
    const transfer = await initialize(practice.environment, sendersToken, {
      resourceId: serviceId,
      sender: sender.organisation,
      recipient: recipient.organisation,
    })
    return curlUpload(`${transfers}/${transfer}/upload`, sendersToken, file)
  }
  const engineUp = () => sendThroughEngine(engine, file, bytes, serviceId, sender, recipient)
  const [up, curlUpSeconds] = await inTurn(engineBegins, engineUp, curlUp)

  const url = `${transfers}/${up.fileTransferId}/download`
  const recipientsToken = await tokenOf(recipient)
  const fetched = path.join(folder, 'curl.bin')
  // Every download starts as a file of the same size has just been removed, so each finds as much warm memory.
  const afresh = async <T>(download: () => Promise<T>): Promise<T> => {
    await rm(fetched, { force: true })
    return download()
  }
  const byCurl = () => afresh(() => curlDownload(url, recipientsToken, fetched))
  const byPipeline = () => afresh(() => curlCheckedDownload(url, recipientsToken, fetched, bytes))
  const byEngine = () =>
    afresh(async () => {
      const down = await fetchThroughEngine(engine, up.fileTransferId, recipient)
      await rename(path.join(downloadFolder, down.savedName), fetched)
      return down.seconds
    })
  await byCurl()
  const [engineDown, [curlDownChecked, curlDown]] = await inTurn(engineBegins, byEngine, () =>
    inTurn(engineBegins, byPipeline, byCurl),
  )
  await rm(fetched)
  return {
    curlUp: curlUpSeconds,
    engineUp: up.seconds,
    curlDown: curlDown.bare,
    curlDownFlushed: curlDown.flushed,
    curlDownChecked,
    engineDown,
  }
}

/** Does both, one after the other; answers in the order in which they are given. */
export async function inTurn<A, B>(
  isFirstFirst: boolean,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<readonly [A, B]> {
  if (isFirstFirst) return [await first(), await second()]
  const b = await second()
  return [await first(), b]
}
