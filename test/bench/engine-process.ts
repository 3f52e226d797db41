/** The engine in a process of its own, as in the unattended service, so that its memory and its event loop are its own. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createEngine } from '../../main/app.ts'
import type { Engine } from '../../main/engine.ts'
import { builtInEnvironments } from '../../main/environments.ts'
import { createPorts } from '../../main/hosts/ports.ts'
import type { Clock, Ports } from '../../main/ports.ts'
import { success } from '../../preload/contract/result.ts'
import type { EngineStart, FromEngine, LoopDelay, ToEngine } from './engine-protocol.ts'

// Looked at every millisecond: the histogram holds that millisecond too, which speaks against us.
const delays = monitorEventLoopDelay({ resolution: 1 })
let engine: Engine | null = null

const say = (message: FromEngine): void => {
  if (process.connected) process.send?.(message)
}

/** Waits are shorter by that; the time of day stays what it is, because tokens and the other side go by it. */
function quickClock(clock: Clock, minutes: number): Clock {
  return {
    now: clock.now,
    monotonic: () => clock.monotonic() * minutes,
    sleep: (milliseconds, signal) => clock.sleep(milliseconds / minutes, signal),
  }
}

/** The system's own ports; the practice environment runs already. */
function portsFor(start: EngineStart): Ports {
  const handedOver = async () => success(start.practice)
  const ports = createPorts(start.home, 'bench', {
    practice: { start: handedOver, startOver: handedOver, stop: async () => undefined },
  })
  return { ...ports, clock: quickClock(ports.clock, start.minutes ?? 1) }
}

async function begin(start: EngineStart): Promise<void> {
  const { home, downloadFolder } = start
  const configuration = { home, downloadFolder, version: 'bench', environments: builtInEnvironments }
  engine = createEngine(portsFor(start), configuration)
  engine.subscribe((event) => {
    say({ kind: 'event', event })
  })
  say({ kind: 'started', result: await engine.start() })
}

function takeDelay(): LoopDelay {
  const milliseconds = (nanoseconds: number): number => nanoseconds / 1e6
  const delay = {
    p50: milliseconds(delays.percentile(50)),
    p99: milliseconds(delays.percentile(99)),
    max: milliseconds(delays.max),
  }
  delays.reset()
  delays.enable()
  return delay
}

// The bench has gone: nobody is left to measure for.
process.on('disconnect', () => process.exit(1))
process.on('message', (message: ToEngine) => {
  void handle(message)
})

async function handle(message: ToEngine): Promise<void> {
  switch (message.kind) {
    case 'start':
      return begin(message.start)
    case 'call': {
      if (engine === null) throw new Error('The engine has not been started.')
      const reply = await engine.call(message.name, message.input, 'local')
      say({ kind: 'reply', id: message.id, reply })
      return
    }
    case 'loop-delay':
      say({ kind: 'loop-delay', id: message.id, delay: takeDelay() })
      return
    case 'stop':
      await engine?.stop()
      process.exit(0)
  }
}
