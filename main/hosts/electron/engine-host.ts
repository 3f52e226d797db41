/** The main process's side of the engine's worker: a door like any other. */
import { Worker } from 'node:worker_threads'
import { fault } from '../../../preload/contract/fault.ts'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import type { FileReference } from '../../../preload/contract/models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { entryUrl } from '../../lib/entries.ts'
import type { BrowserNetwork, Desktop, Practice } from '../../ports.ts'
import type { EngineDoor } from '../attach/door.ts'
import { browserBehind } from './browser-link.ts'
import { createLink, type Link } from './link.ts'
import { nextPiece } from './pieces.ts'

export interface EngineHostOptions {
  readonly home: string
  readonly desktop: Desktop
  readonly practice: Practice
  /** The browser's answer for one address, `PROXY host:port; DIRECT`. */
  readonly resolveProxy: (address: string) => Promise<string>
  /** Makes requests where a proxy wants a login that only a browser can give. */
  readonly browser: BrowserNetwork
  /** The worker has died without being told to. */
  readonly onCrash: (error: unknown) => void
}

/** Starts the worker and the engine in it. Faults: home-newer, home-damaged, home-unwritable, internal. */
export async function startEngineWorker(options: EngineHostOptions): Promise<Result<EngineDoor>> {
  const { home, desktop, practice, resolveProxy, browser, onCrash } = options
  const listeners = new Set<(event: EngineEvent) => void>()
  const bodies = new Map<number, AsyncIterator<Uint8Array>>()
  let lastBody = 0
  let isStopping = false

  const worker = new Worker(entryUrl('engine-worker'), { workerData: { home } })
  const behind = browserBehind(() => link, browser)
  const link: Link = createLink(worker, {
    ...behind.answers,
    event: (event) => listeners.forEach((listener) => listener(event as EngineEvent)),
    showInFolder: (path) => desktop.showInFolder(String(path)),
    openPage: (url) => desktop.openPage(String(url)),
    resolveProxy: (address) => resolveProxy(String(address)),
    'practice.start': () => practice.start(),
    'practice.startOver': () => practice.startOver(),
    'practice.stop': () => practice.stop(),
    'spool.next': (id) => nextPiece(bodies.get(Number(id))),
  })
  worker.on('error', onCrash)
  worker.on('exit', () => {
    link.cut()
    behind.stop()
    if (!isStopping) onCrash(new Error('The engine has ended'))
  })

  const stop = async (): Promise<void> => {
    isStopping = true
    await link.ask('stop', null)
    await worker.terminate()
  }
  const started = (await link.ask('start', null)) as Result<null>
  if (!started.ok) {
    await stop()
    return started.fault.code === 'stopping' ? failure(fault('internal')) : started
  }
  return success({
    call: (name, input, door) => link.ask('call', { name, input, door }) as Promise<Result<unknown>>,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async spool(request, body) {
      lastBody += 1
      const id = lastBody
      bodies.set(id, body[Symbol.asyncIterator]())
      const reply = (await link.ask('spool', { id, request })) as Result<FileReference>
      bodies.delete(id)
      return reply
    },
    stop,
  })
}
