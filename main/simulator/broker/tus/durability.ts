/** Accepted bytes become durable after a while; the last PATCH waits for it. broker.md fact 22, §5.3. */
import type { Scheduler } from '../../scheduler.ts'
import type { TusRows } from './rows.ts'
import type { TusSwitches } from './timings.ts'

export interface Durability {
  /** So many bytes of the upload have been accepted. */
  accepted(id: string, bytes: number): void
  /** Until nothing of the upload is on its way to the storage any more; whether all of it got there. */
  settled(id: string): Promise<boolean>
  /** Nothing is on its way any more: the upload begins anew, or is gone. */
  forget(id: string): void
}

export function createDurability(
  rows: TusRows,
  scheduler: Scheduler,
  switches: TusSwitches,
  onLost: (transferId: string) => void,
): Durability {
  const waiting = new Map<string, (() => void)[]>()
  const wake = (id: string): void => {
    for (const resolve of waiting.get(id) ?? []) resolve()
    waiting.delete(id)
  }
  const isWhole = (id: string): boolean => {
    const upload = rows.get(id)
    return upload !== null && upload.durable >= upload.length
  }

  // `data`: the bytes that are durable now; `lost` when they are not to be found again; null = all of them.
  scheduler.handle('tus-durable', ({ subject, data }) => {
    const upload = rows.get(subject)
    if (upload === null) return
    if (data === 'lost') {
      rows.setAccepted(subject, upload.durable)
      onLost(upload.transferId)
    } else {
      const bytes = Math.min(upload.accepted, typeof data === 'number' ? data : upload.accepted)
      rows.setDurable(subject, Math.max(upload.durable > upload.accepted ? 0 : upload.durable, bytes))
    }
    if (data === 'lost' || isWhole(subject)) wake(subject)
  })

  return {
    accepted(id, bytes) {
      const delay = switches.delay('durable')
      if (delay === 0) rows.setDurable(id, bytes)
      else scheduler.add('tus-durable', id, delay, bytes)
    },
    async settled(id) {
      if (!isWhole(id) && rows.get(id) !== null) {
        await new Promise<void>((resolve) => {
          waiting.set(id, [...(waiting.get(id) ?? []), resolve])
        })
      }
      return isWhole(id)
    },
    forget(id) {
      scheduler.drop('tus-durable', id)
      wake(id)
    },
  }
}
