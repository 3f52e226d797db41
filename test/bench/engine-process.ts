/** The engine in a process of its own, as in the unattended service, so that its memory and its event loop are its own. */
import { createEngine } from '../../main/app.ts'
import { builtInEnvironments } from '../../main/environments.ts'
import { createPorts } from '../../main/hosts/ports.ts'
import type { Clock, Ports } from '../../main/ports.ts'
import { success } from '../../preload/contract/result.ts'
import type { EngineStart } from './engine-protocol.ts'
import { serveBench } from './engine-server.ts'

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

serveBench(async (start, onEvent) => {
  const { home, downloadFolder } = start
  const configuration = { home, downloadFolder, version: 'bench', environments: builtInEnvironments }
  const engine = createEngine(portsFor(start), configuration)
  engine.subscribe(onEvent)
  const result = await engine.start()
  return {
    engine: { call: (name, input) => engine.call(name, input, 'local'), stop: () => engine.stop() },
    result,
  }
})
