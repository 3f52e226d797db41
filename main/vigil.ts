/**
 * Keeps watch over what no error tells of: a machine that slept, a network that is another one now, and a transfer that
 * stands still without having failed. field-notes.md §3.
 */
import { createLoop, type Loop } from './lib/loop.ts'
import type { Clock, Log } from './ports.ts'

export interface VigilPorts {
  readonly clock: Clock
  readonly log: Log
  /** Changes when the machine is on another network; what it says is not looked into. */
  readonly interfaces: () => string
  /** Ids of what moves, and has not for so many milliseconds. */
  readonly stalled: (milliseconds: number) => readonly string[]
  /** Cuts a transfer; it is taken up again at once. */
  readonly cut: (id: string) => Promise<void>
  /** Connections, tokens and lists are from another time: all of them are made anew. */
  readonly woke: () => Promise<void>
}

const lookEvery = 10_000
/** The wall clock has gone on by so much more than time has passed for this process, milliseconds. */
const slept = 30_000
/** Longer than the service takes for any answer. */
const standsStill = 15 * 60_000

export function createVigil({ clock, log, interfaces, stalled, cut, woke }: VigilPorts) {
  let loop: Loop | null = null
  let wall = clock.now()
  let monotonic = clock.monotonic()
  let network = interfaces()

  /** Null when nothing has happened. */
  const reasonToWake = (): 'sleep' | 'network' | null => {
    const passed = clock.monotonic() - monotonic
    const lost = clock.now() - wall - passed
    const before = network
    wall = clock.now()
    monotonic = clock.monotonic()
    network = interfaces()
    if (lost > slept) return 'sleep'
    return network === before ? null : 'network'
  }
  const look = async (): Promise<number> => {
    const reason = reasonToWake()
    if (reason !== null) {
      log.write('info', 'vigil.woke', { reason })
      await woke()
    }
    for (const id of stalled(standsStill)) {
      log.write('warn', 'vigil.stands-still', { id })
      await cut(id)
    }
    return lookEvery
  }
  return {
    start() {
      loop ??= createLoop(clock, look, (error) => log.write('error', 'vigil.crashed', { error }))
    },
    async stop() {
      await loop?.stop()
      loop = null
    },
  }
}
