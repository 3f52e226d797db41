/**
 * Seals texts that lie in tables of others, with a key that is made from the sealing key and used for nothing else. It
 * answers at once, so that a row can be read and written with it; it never opens the vault by itself.
 */
import { hkdfSync } from 'node:crypto'
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { TextSealer } from '../../ports.ts'
import type { HeldKey } from './key-holder.ts'
import { keyBytes, openBytes, sealBytes, type RandomBytes } from './sealing.ts'

export interface TextSealerPorts {
  /** Null while the vault is closed. */
  readonly held: () => HeldKey | null
  /** Why it is closed. */
  readonly closedBy: () => Fault | null
  readonly randomBytes: RandomBytes
}

export function createTextSealer({ held, closedBy, randomBytes }: TextSealerPorts): TextSealer {
  const withKey = <T>({ key, vaultId }: HeldKey, work: (dataKey: Buffer) => T): T => {
    const dataKey = Buffer.from(hkdfSync('sha256', key, vaultId, 'budstikke texts', keyBytes))
    try {
      return work(dataKey)
    } finally {
      dataKey.fill(0)
    }
  }
  const about = (row: string, { vaultId }: HeldKey): readonly string[] => ['text', vaultId, row]
  return {
    isOpen: () => held() !== null,
    seal(row, text) {
      const now = held()
      if (now === null) return null
      const sealed = withKey(now, (key) => sealBytes(key, about(row, now), Buffer.from(text), randomBytes))
      return Buffer.from(sealed).toString('base64')
    },
    open(row, sealed): Result<string> {
      const now = held()
      if (now === null) return failure(closedBy() ?? fault('vault-passphrase-needed'))
      const bytes = withKey(now, (key) => openBytes(key, about(row, now), Buffer.from(sealed, 'base64')))
      if (bytes !== null) return success(bytes.toString())
      return failure(fault('vault-damaged', { technical: { text: `${row} does not open.` } }))
    },
  }
}
