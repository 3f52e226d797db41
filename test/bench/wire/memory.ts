/** Whether memory stays flat however large a file is. Files are sparse: their bytes cost no disk, only time. */
import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import type { LoopDelay } from '../engine-protocol.ts'
import { forgetPeak, peakMemory } from '../machine.ts'
import type { Cost } from './cost.ts'
import type { Ground } from './comparisons.ts'

export interface SparseResult {
  readonly bytes: number
  readonly ours: Cost
  readonly peakMemory: number | null
  readonly loopDelay: LoopDelay
}

/** Sends a file of nothing but zeros. */
export async function sendSparse({ ours, folder }: Ground, bytes: number): Promise<SparseResult> {
  const { engine } = ours
  const file = path.join(folder, 'sparse.bin')
  const handle = await open(file, 'w')
  await handle.truncate(bytes)
  await handle.close()
  forgetPeak(engine.pid)
  await engine.loopDelay()
  const cost = await ours.up(file, bytes)
  const loopDelay = await engine.loopDelay()
  await rm(file)
  return { bytes, ours: cost, peakMemory: peakMemory(engine.pid), loopDelay }
}
