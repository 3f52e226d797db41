/** A browser host with a fake engine, and the raw requests that a page or an attacker could send it. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { onTestFinished } from 'vitest'
import type { LastingDoor } from '../../main/hosts/attach/lasting.ts'
import { startBrowserHost, type BrowserHost } from '../../main/hosts/browser/server.ts'
import type { StaticFile } from '../../main/hosts/statics.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { createFakeEngine, type FakeEngine } from './fake-engine.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface RunningHost {
  readonly host: BrowserHost
  readonly engine: FakeEngine
  readonly clock: FakeClock
  /** As the owner going away would. */
  readonly lose: () => void
  readonly errors: unknown[]
}

export interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const page: StaticFile = {
  type: 'text/html; charset=utf-8',
  bytes: Buffer.from('<!doctype html><title>Budstikke</title>'),
  cache: 'no-store',
}
const script: StaticFile = { type: 'text/javascript', bytes: Buffer.from('export {}'), cache: 'immutable' }

export async function startHost(engine = createFakeEngine()): Promise<RunningHost> {
  const clock = createFakeClock()
  const lost = new Set<() => void>()
  const errors: unknown[] = []
  const door: LastingDoor = {
    ...engine,
    subscribe(onEvent, onLost) {
      lost.add(onLost)
      return engine.subscribe(onEvent)
    },
  }
  const statics = new Map([
    ['/', page],
    ['/assets/main-1.js', script],
  ])
  const host = await startBrowserHost({ door, clock, statics, onError: (error) => errors.push(error) })
  onTestFinished(() => host.close())
  return { host, engine, clock, lose: () => lost.forEach((tell) => tell()), errors }
}

/** One request with exactly these headers; Host is ours unless another is given. */
export function send({ host }: Pick<RunningHost, 'host'>, target: string, sent: Sent = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = sent
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      // `path` goes out as it is: a URL would be tidied up first.
      { host: '127.0.0.1', port: host.port, path: target, method, headers, agent: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        )
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

export const tokenIn = (address: string): string => new URL(address).hash.replace('#token=', '')

/** Changes a fresh token into a session, as the page does; answers the headers that prove it. */
export async function logIn(
  running: RunningHost,
): Promise<{ readonly cookie: string; readonly secret: string }> {
  const body = JSON.stringify({ token: tokenIn(running.host.address()) })
  const answer = await send(running, '/session', { method: 'POST', body })
  const { secret } = JSON.parse(answer.text) as { secret: string }
  const [cookie = ''] = (answer.headers['set-cookie']?.[0] ?? '').split(';')
  return { cookie, secret }
}

export async function sessionHeaders(running: RunningHost): Promise<Readonly<Record<string, string>>> {
  const { cookie, secret } = await logIn(running)
  return { cookie, 'x-budstikke-secret': secret }
}

export const snapshotCall = JSON.stringify({ name: 'app.snapshot', input: {} })
