/** Follows the engine's events over a streaming answer of one JSON document per line. */
import { revisionedEvents, type EngineEvent } from '../../preload/contract/events.ts'
import { secretHeader, type Session } from './session.ts'

const firstWait = 500
const longestWait = 5_000

const known: ReadonlySet<string> = new Set<string>([...revisionedEvents, 'progress'])

/** Pings and events of a newer host are no news. The host has checked the rest against the contract. */
function isEvent(value: unknown): value is EngineEvent {
  return typeof value === 'object' && value !== null && 'name' in value && known.has(String(value.name))
}

/** Splits a stream of text into lines; what follows the last line break waits for more. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') yield line
  }
}

async function* readText(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield decoder.decode(value, { stream: true })
    }
  } finally {
    reader.releaseLock()
  }
}

/** Waits, but no longer once the network is back or nobody follows any more. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const listening = new AbortController()
    const wake = (): void => {
      clearTimeout(timer)
      listening.abort()
      resolve()
    }
    const timer = setTimeout(wake, milliseconds)
    signal.addEventListener('abort', wake, { signal: listening.signal })
    addEventListener('online', wake, { signal: listening.signal })
  })
}

/** Follows one stream to its end. `closed` = the host no longer knows the secret; `opened` = it was a stream. */
async function followOnce(
  secret: string,
  onEvent: (event: EngineEvent) => void,
  onOpen: () => void,
  signal: AbortSignal,
): Promise<'closed' | 'opened' | 'refused'> {
  let opened = false
  try {
    const answer = await fetch('/events', { headers: { [secretHeader]: secret }, signal })
    if (answer.status === 401) return 'closed'
    if (!answer.ok || answer.body === null) return 'refused'
    opened = true
    onOpen()
    for await (const line of linesOf(readText(answer.body))) {
      const event: unknown = JSON.parse(line)
      if (isEvent(event)) onEvent(event)
    }
  } catch {
    // Cut, unreachable or not our stream: the caller says so to the window and tries again.
  }
  return opened ? 'opened' : 'refused'
}

/**
 * Keeps a stream open until `signal` ends it. `onLost` is called when a stream opens and when one ends:
 * at both moments events may have been missed.
 */
export async function followEvents(
  session: Session,
  onEvent: (event: EngineEvent) => void,
  onLost: () => void,
  signal: AbortSignal,
): Promise<void> {
  let wait = firstWait
  while (!signal.aborted) {
    const secret = await session.secret()
    if (!secret.ok && secret.fault.retry === 'never') return
    const outcome = secret.ok ? await followOnce(secret.value, onEvent, onLost, signal) : 'refused'
    if (signal.aborted) return
    if (outcome === 'closed') session.close()
    if (outcome === 'opened') wait = firstWait
    onLost()
    if (outcome === 'closed') return
    await pause(wait, signal)
    wait = Math.min(wait * 2, longestWait)
  }
}
