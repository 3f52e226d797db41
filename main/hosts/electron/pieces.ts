/** A body that crosses a message port: asked for piece by piece, so that no side runs ahead of the other. */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { faultOfError, NetworkFault } from '../../lib/network-faults.ts'

/** What `body` holds next; null at its end. Faults: that of the body, connection-cut when there is no body (any more). */
export async function nextPiece(
  body: AsyncIterator<Uint8Array> | null | undefined,
): Promise<Result<Uint8Array | null>> {
  try {
    const next = await body?.next()
    if (next === undefined) return failure(fault('connection-cut'))
    return success(next.done === true ? null : next.value)
  } catch (error) {
    return failure(faultOfError(error))
  }
}

/** The body on the other side. `ask` brings what `nextPiece` answers there; throws its `NetworkFault`. */
export async function* piecesOver(ask: () => Promise<unknown>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = (await ask()) as Result<Uint8Array | null>
    if (!piece.ok) throw new NetworkFault(piece.fault)
    if (piece.value === null) return
    yield piece.value
  }
}
