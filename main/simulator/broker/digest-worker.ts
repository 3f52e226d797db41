/** Runs in a worker: MD5 and the search for the test virus, so that the server only moves bytes. */
import { createHash, type Hash } from 'node:crypto'
import type { MessagePort } from 'node:worker_threads'

export type ToWorker =
  | { readonly kind: 'update'; readonly session: number; readonly slab: Uint8Array; readonly length: number }
  | { readonly kind: 'finish'; readonly session: number }
  | { readonly kind: 'drop'; readonly session: number }

export type FromWorker =
  | { readonly kind: 'taken'; readonly session: number }
  | {
      readonly kind: 'finished'
      readonly session: number
      readonly md5: string
      readonly malware: boolean
    }

/** In two halves, lest a virus scanner takes this source for the thing itself. */
const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
)

interface Session {
  readonly hash: Hash
  /** The end of what came before: the string may lie across two slabs. */
  tail: Buffer
  malware: boolean
}

function look(session: Session, bytes: Buffer): void {
  const seam = Buffer.concat([session.tail, bytes.subarray(0, eicar.length - 1)])
  if (seam.includes(eicar) || bytes.includes(eicar)) session.malware = true
  const end = Buffer.concat([session.tail, bytes.subarray(-(eicar.length - 1))])
  session.tail = Buffer.from(end.subarray(-(eicar.length - 1)))
}

export function runDigestWorker(port: MessagePort): void {
  const sessions = new Map<number, Session>()
  const sessionOf = (id: number): Session => {
    const known = sessions.get(id)
    if (known !== undefined) return known
    const session = { hash: createHash('md5'), tail: Buffer.alloc(0), malware: false }
    sessions.set(id, session)
    return session
  }
  port.on('message', (message: ToWorker) => {
    const session = sessionOf(message.session)
    if (message.kind === 'update') {
      const { slab, length } = message
      const bytes = Buffer.from(slab.buffer, slab.byteOffset, length)
      session.hash.update(bytes)
      look(session, bytes)
      port.postMessage({ kind: 'taken', session: message.session } satisfies FromWorker)
      return
    }
    sessions.delete(message.session)
    if (message.kind === 'drop') return
    const md5 = session.hash.digest('hex')
    const { malware } = session
    port.postMessage({ kind: 'finished', session: message.session, md5, malware } satisfies FromWorker)
  })
}
