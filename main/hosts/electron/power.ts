/** Sleep: held off while bytes move, and what was connected before it is made anew afterwards. */
import { powerMonitor, powerSaveBlocker } from 'electron'
import type { Clock } from '../../ports.ts'
import { createWakefulness, type Wakefulness } from './life/wakefulness.ts'

/** Waking and unlocking come together. */
const together = 5_000

export function followPower(clock: Clock, woke: () => void, shuttingDown: () => void): Wakefulness {
  let wokeAt = Number.NEGATIVE_INFINITY
  const wake = (): void => {
    if (clock.monotonic() - wokeAt < together) return
    wokeAt = clock.monotonic()
    woke()
  }
  powerMonitor.on('resume', wake)
  powerMonitor.on('unlock-screen', wake)
  powerMonitor.on('user-did-become-active', wake)
  powerMonitor.on('shutdown', shuttingDown)

  let blocker: number | null = null
  return createWakefulness({
    clock,
    hold() {
      // The screen may go dark; only the machine stays awake.
      blocker = powerSaveBlocker.start('prevent-app-suspension')
    },
    release() {
      if (blocker !== null) powerSaveBlocker.stop(blocker)
      blocker = null
    },
  })
}
