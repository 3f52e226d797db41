/** An engine that answers as a test tells it, for the hosts' own tests. */
import { fault } from '../../preload/contract/fault.ts'
import type { EngineEvent } from '../../preload/contract/events.ts'
import type { FileReference } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Door, Engine, SpoolRequest } from '../../main/engine.ts'

export interface FakeEngine extends Omit<Engine, 'start'> {
  readonly calls: { readonly name: string; readonly input: unknown; readonly door: Door }[]
  readonly spooled: { readonly request: SpoolRequest; readonly text: string }[]
  emit(event: EngineEvent): void
  readonly isStopped: () => boolean
}

type Answer = (name: string, input: unknown, door: Door) => Result<unknown> | Promise<Result<unknown>>

/** Writes down what it is asked; what it answers is up to `answer`. */
export function createFakeEngine(answer: Answer = () => success(null)): FakeEngine {
  const calls: FakeEngine['calls'] = []
  const spooled: FakeEngine['spooled'] = []
  const listeners = new Set<(event: EngineEvent) => void>()
  let isStopped = false
  return {
    calls,
    spooled,
    isStopped: () => isStopped,
    async call(name, input, door) {
      calls.push({ name, input, door })
      return answer(name, input, door)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async spool(request, body): Promise<Result<FileReference>> {
      const chunks: Uint8Array[] = []
      try {
        for await (const chunk of body) chunks.push(chunk)
      } catch {
        return failure(fault('connection-cut'))
      }
      const text = Buffer.concat(chunks).toString('utf8')
      spooled.push({ request, text })
      if (Buffer.byteLength(text) !== request.size) return failure(fault('file-changed'))
      const { name, folder, size } = request
      return success({ id: `file-${spooled.length}`, name, folder, size, note: null, fault: null })
    },
    emit(event) {
      for (const listener of listeners) listener(event)
    },
    async stop() {
      isStopped = true
    },
  }
}
