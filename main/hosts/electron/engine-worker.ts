/** The engine in a thread of its own: SQLite waits for the disk, and the window must not wait with it. */
import { isDeepStrictEqual } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, type Result } from '../../../preload/contract/result.ts'
import { createEngine } from '../../app.ts'
import type { Door, SpoolRequest } from '../../engine.ts'
import { systemClock } from '../../lib/clock.ts'
import type { Desktop, Practice, SystemProxy } from '../../ports.ts'
import { createConfiguration, createPorts, surroundings } from '../ports.ts'
import { createSystemProxy } from '../system-proxy.ts'
import { readVersion } from '../version.ts'
import { createBrowserProxy } from './browser-proxy.ts'
import { browserOver } from './browser-link.ts'
import { createLink, type Link } from './link.ts'
import { piecesOver } from './pieces.ts'

/** Only the main process can show a folder or open a page. */
function desktopOver(link: Link): Desktop {
  return {
    showInFolder: (path) => link.ask('showInFolder', path) as Promise<Result<null>>,
    openPage: (url) => link.ask('openPage', url) as Promise<Result<null>>,
  }
}

/** Only the main process has a browser that runs scripts. */
const browserProxyOver = (link: Link): SystemProxy =>
  createBrowserProxy(
    createSystemProxy(surroundings.platform, surroundings.env, systemClock),
    async (address) => z.string().parse(await link.ask('resolveProxy', address)),
  )

/** Only the main process can start a process of Electron. */
function practiceOver(link: Link): Practice {
  let last: unknown = null
  /** The same practice is the same value, as it is without a thread in between. */
  const settle = (reply: Result<unknown>): Result<unknown> => {
    if (!reply.ok) return reply
    if (!isDeepStrictEqual(last, reply.value)) last = reply.value
    return { ok: true, value: last }
  }
  return {
    start: async () => settle((await link.ask('practice.start', null)) as Result<unknown>),
    startOver: async () => settle((await link.ask('practice.startOver', null)) as Result<unknown>),
    async stop() {
      await link.ask('practice.stop', null)
    },
  }
}

interface Call {
  readonly name: string
  readonly input: unknown
  readonly door: Door
}
interface SpoolCall {
  readonly id: number
  readonly request: SpoolRequest
}

if (parentPort === null) throw new Error('This file runs as a worker')
const { home } = z.object({ home: z.string() }).parse(workerData)

const far = browserOver(() => link)
const link: Link = createLink(parentPort, {
  ...far.answers,
  start: () => engine.start(),
  stop: () => engine.stop(),
  call(input) {
    const { name, input: given, door } = input as Call
    return engine.call(name, given, door)
  },
  spool(input) {
    const { id, request } = input as SpoolCall
    return engine
      .spool(
        request,
        piecesOver(() => link.ask('spool.next', id)),
      )
      .catch(() => failure(fault('connection-cut')))
  },
})
const version = readVersion()
const ports = createPorts(home, version, {
  ...{ desktop: desktopOver(link), practice: practiceOver(link) },
  ...{ systemProxy: browserProxyOver(link), browser: far.browser },
})
const engine = createEngine(ports, createConfiguration(home, version, ports.log))
engine.subscribe((event) => link.tell('event', event))
