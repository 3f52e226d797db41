/** The built engine against the discarding server: one file up or down, and what that cost. */
import { rename } from 'node:fs/promises'
import path from 'node:path'
import type { EngineClient } from '../engine-client.ts'
import { fetchThroughEngine, parties, sendThroughEngine } from '../through-engine.ts'
import { cpuOf, type Cost } from './cost.ts'
import type { Manner } from './peers.ts'
import type { DiscardingServer } from './server-client.ts'

const serviceId = 'bench-service'

export interface Ours {
  readonly engine: EngineClient
  /** From the order to the last byte at the server, hashed. */
  up(file: string, bytes: number): Promise<Cost & Manner>
  /** From the order to the checked, flushed file, which is then put at `target`. */
  down(bytes: number, target: string): Promise<Cost & Manner>
}

export async function createOurs(
  engine: EngineClient,
  server: DiscardingServer,
  downloadFolder: string,
): Promise<Ours> {
  const [sender, recipient] = await parties(engine)

  const costed = async <T extends { readonly seconds: number }>(
    work: () => Promise<T>,
  ): Promise<T & Cost & Manner> => {
    await server.ask('traffic', null)
    const before = cpuOf(engine.pid)
    const done = await work()
    const cpu = cpuOf(engine.pid) - before
    const { mostAtOnce, largestBody } = await server.ask('traffic', null)
    return { ...done, cpu, chunk: largestBody, parallel: mostAtOnce }
  }
  return {
    engine,
    up: (file, bytes) => costed(() => sendThroughEngine(engine, file, bytes, serviceId, sender, recipient)),
    async down(bytes, target) {
      const order = { bytes, sender: sender.organisation, recipient: recipient.organisation }
      const { fileTransferId } = await server.ask('offer', order)
      const done = await costed(() => fetchThroughEngine(engine, fileTransferId, recipient))
      await rename(path.join(downloadFolder, done.savedName), target)
      return done
    },
  }
}
