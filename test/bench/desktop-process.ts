/**
 * The desktop's own process without its window: the engine behind the same thread and the same link. Electron's binary
 * is not needed for either.
 */
import { startEngineWorker } from '../../main/hosts/electron/engine-host.ts'
import { success } from '../../preload/contract/result.ts'
import { serveBench } from './engine-server.ts'

serveBench(async ({ home, practice }, onEvent) => {
  const handedOver = async () => success(practice)
  const started = await startEngineWorker({
    home,
    desktop: { showInFolder: async () => success(null), openPage: async () => success(null) },
    practice: { start: handedOver, startOver: handedOver, stop: async () => undefined },
    resolveProxy: async () => 'DIRECT',
    browser: () => Promise.reject(new Error('No proxy in the bench')),
    onCrash(error) {
      throw error
    },
  })
  if (!started.ok) throw new Error(`The engine did not start: ${started.fault.code}`)
  const door = started.value
  door.subscribe(onEvent)
  return {
    engine: { call: (name, input) => door.call(name, input, 'local'), stop: () => door.stop() },
    result: success(null),
  }
})
