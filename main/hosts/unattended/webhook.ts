/** Tells another system that something has failed. It hears codes and ids; names of files and people it does not. */
import type { Fault } from '../../../preload/contract/fault.ts'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import type { Clock, Log, Network } from '../../ports.ts'

export interface Failure {
  readonly at: string
  readonly subject: 'transfer' | 'folder' | 'profile' | 'vault'
  /** Ours; looked up in the window or with `budstikke status`. */
  readonly id: string | null
  readonly code: Fault['code']
  /** Whether it is tried again by itself. */
  readonly triesAgain: boolean
}

export interface Webhook {
  tell(failure: Failure): void
  /** Gives up what has not been told. */
  stop(): Promise<void>
}

interface WebhookPorts {
  readonly url: string
  readonly network: Pick<Network, 'request'>
  readonly clock: Clock
  readonly log: Log
}

/** Milliseconds that failures are gathered for: a thousand files that fail at once are one message. */
const gathering = 5_000
const tries = 5
const firstPause = 5_000
/** More than this are only counted. */
const mostTold = 100

/** An https address, or http on this machine; without a user and password, which would end up in logs. */
export function isWebhookAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  const isHere = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
  return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isHere))
}

/** What has failed by what an event tells; null for everything else. */
export function failureIn(event: EngineEvent, now: number): Failure | null {
  if (event.name !== 'notice' || event.data.kind !== 'failed' || event.data.fault === null) return null
  const { itemId, folderId, fault } = event.data
  const subject = folderId === undefined ? 'transfer' : 'folder'
  const at = new Date(now).toISOString()
  return { at, subject, id: itemId, code: fault.code, triesAgain: fault.retry === 'later' }
}

export function createWebhook({ url, network, clock, log }: WebhookPorts): Webhook {
  const stopped = new AbortController()
  const { signal } = stopped
  let waiting: Failure[] = []
  let more = 0
  let sending: Promise<void> | null = null

  const post = async (body: string): Promise<boolean> => {
    const headers = { 'content-type': 'application/json' }
    const reply = await network.request({ method: 'POST', url, headers, body, signal })
    if (!reply.ok) return false
    await reply.value.discard()
    return reply.value.status >= 200 && reply.value.status < 300
  }

  const deliver = async (failures: readonly Failure[], untold: number): Promise<void> => {
    const body = JSON.stringify({ program: 'budstikke', failures, more: untold })
    for (let attempt = 0; attempt < tries; attempt += 1) {
      if (await post(body)) return
      if (signal.aborted) return
      await clock.sleep(firstPause * 2 ** attempt, signal)
    }
    // Never the address: it may hold what lets one in.
    log.write('warn', 'webhook.given-up', { failures: failures.length + untold, tries })
  }

  const run = async (): Promise<void> => {
    while (waiting.length > 0 && !signal.aborted) {
      await clock.sleep(gathering, signal)
      const [failures, untold] = [waiting, more]
      waiting = []
      more = 0
      await deliver(failures, untold)
    }
  }

  return {
    tell(failure) {
      if (waiting.length < mostTold) waiting.push(failure)
      else more += 1
      sending ??= run()
        .catch(() => undefined)
        .finally(() => {
          sending = null
        })
    },
    async stop() {
      stopped.abort()
      await sending
    },
  }
}
