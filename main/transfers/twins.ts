/** Finds the twin of a file: the same content, queued or sent before. Hashes no more than it must, and nothing twice. */
import type { Disk } from '../ports.ts'
import type { Database } from '../store/database.ts'
import type { Hashers } from './hasher.ts'
import { hashOfFile } from './rehash.ts'
import { sentAlike, type AlikeQuestion } from './sent-alike.ts'

export interface TwinPorts {
  readonly database: Database
  readonly disk: Disk
  readonly hashers: Hashers
}

/** Hashes that are remembered of files on their way: more are never looked at. */
const mostOnTheirWay = 1_000

/** Answers the name of the twin; null when there is none, or nobody can tell. */
export function createTwins(ports: TwinPorts) {
  const hashes = new Map<string, string>()
  const hashOf = async (path: string, size: number, signal: AbortSignal): Promise<string | null> => {
    const known = hashes.get(path)
    if (known !== undefined) return known
    const hash = await hashOfFile(ports, path, size, signal)
    if (!hash.ok) return null
    hashes.set(path, hash.value)
    const [oldest] = hashes.keys()
    if (hashes.size > mostOnTheirWay && oldest !== undefined) hashes.delete(oldest)
    return hash.value
  }

  return async (question: AlikeQuestion, signal: AbortSignal): Promise<string | null> => {
    // Most files have a size of their own, and are not read for this.
    if (sentAlike(ports.database, question, null, 1).length === 0) return null
    const own = await hashOf(question.path, question.size, signal)
    if (own === null) return null
    const alike = sentAlike(ports.database, question, own, mostOnTheirWay)
    const sent = alike.find(({ checksum }) => checksum !== null)
    if (sent !== undefined) return sent.name
    for (const { name, path } of alike) if ((await hashOf(path, question.size, signal)) === own) return name
    return null
  }
}
