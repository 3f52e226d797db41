/** What every process of the bench that holds an engine does: it obeys the bench, and watches its own event loop. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { EngineEvent } from '../../preload/contract/events.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { EngineStart, FromEngine, LoopDelay, ToEngine } from './engine-protocol.ts'

/** An engine in this process, or behind a thread of it. */
export interface HeldEngine {
  call(name: string, input: unknown): Promise<Result<unknown>>
  stop(): Promise<void>
}
export interface Begun {
  readonly engine: HeldEngine
  readonly result: Result<null>
}

// Looked at every millisecond: the histogram holds that millisecond too, which speaks against us.
const delays = monitorEventLoopDelay({ resolution: 1 })

const say = (message: FromEngine): void => {
  if (process.connected) process.send?.(message)
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

/** `begin` starts the engine and tells its events. */
export function serveBench(
  begin: (start: EngineStart, onEvent: (event: EngineEvent) => void) => Promise<Begun>,
): void {
  let engine: HeldEngine | null = null
  const handle = async (message: ToEngine): Promise<void> => {
    switch (message.kind) {
      case 'start': {
        const begun = await begin(message.start, (event) => say({ kind: 'event', event }))
        engine = begun.engine
        say({ kind: 'started', result: begun.result })
        return
      }
      case 'call': {
        if (engine === null) throw new Error('The engine has not been started.')
        say({ kind: 'reply', id: message.id, reply: await engine.call(message.name, message.input) })
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
  // The bench has gone: nobody is left to measure for.
  process.on('disconnect', () => process.exit(1))
  process.on('message', (message: ToEngine) => {
    void handle(message)
  })
}
