/** Requests that the browser inside the desktop window makes, because a proxy wants a login that only it can give. */
import { fault } from '../../preload/contract/fault.ts'
import type { BrowserNetwork, BrowserRequest } from '../ports.ts'
import type { BlockAnswer } from './block-request.ts'
import { NetworkFault } from './network-faults.ts'

/** Calls `onStall` when none of the body's bytes comes within the time, milliseconds. */
async function* watchedBody(
  body: AsyncIterable<Uint8Array>,
  stallTimeout: number,
  onStall: () => void,
): AsyncGenerator<Uint8Array> {
  const reading = body[Symbol.asyncIterator]()
  try {
    for (;;) {
      const timer = setTimeout(onStall, stallTimeout)
      const next = await reading.next().finally(() => clearTimeout(timer))
      if (next.done === true) return
      yield next.value
    }
  } finally {
    await reading.return?.()
  }
}

export interface BrowserWatch {
  readonly stallTimeout: number
  readonly onStall: () => void
  /** Ends the request when nobody wants its body. */
  readonly leave: (reason: NetworkFault) => void
}

/** The answer as undici would have given it. Throws `NetworkFault`. */
export async function requestByBrowser(
  browser: BrowserNetwork,
  request: BrowserRequest,
  { stallTimeout, onStall, leave }: BrowserWatch,
): Promise<BlockAnswer> {
  const { status, headers, body } = await browser(request)
  return {
    statusCode: status,
    headers,
    body: watchedBody(body, stallTimeout, onStall),
    dump() {
      leave(new NetworkFault(fault('stopping')))
      return Promise.resolve()
    },
  }
}
