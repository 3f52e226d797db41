/** Tries the ways in, and says the most telling of what stands in the way. Nothing is changed here. */
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { PassphraseSource } from '../../ports.ts'
import type { ReadWrap, VaultRow } from './rows.ts'
import { isKeyOf } from './sealing-key.ts'
import type { Ways } from './ways.ts'

type Attempt = (wrap: ReadWrap) => Promise<Result<Buffer>>

/** An entry may belong to another user of the machine, so that it is not there says the least. */
const leastTelling = 'vault-keychain-vanished'

async function tryAll(
  wraps: readonly ReadWrap[],
  vault: VaultRow,
  attempt: Attempt,
): Promise<Result<Buffer>> {
  let reason: Fault | null = null
  for (const wrap of wraps) {
    const key = await attempt(wrap)
    if (key.ok && isKeyOf(key.value, vault)) return key
    if (key.ok) key.value.fill(0)
    const own = key.ok
      ? fault('vault-damaged', { technical: { text: 'The check of the key is damaged.' } })
      : key.fault
    if (reason === null || reason.code === leastTelling) reason = own
  }
  return failure(reason ?? fault('vault-damaged', { technical: { text: 'There is no way in.' } }))
}

const ofKind = (wraps: readonly ReadWrap[], kind: ReadWrap['kind']): readonly ReadWrap[] =>
  wraps.filter((wrap) => wrap.kind === kind)

/** Faults: vault-damaged, vault-passphrase-wrong, vault-passphrase-needed (there is none to open it with). */
export function openByPassphrase(
  vault: VaultRow,
  wraps: readonly ReadWrap[],
  ways: Ways,
  passphrase: string,
): Promise<Result<Buffer>> {
  return tryAll(ofKind(wraps, 'passphrase'), vault, (wrap) => ways.openByPassphrase(wrap, passphrase))
}

/** Faults: vault-damaged, vault-keychain-vanished, vault-keychain-other, and those of the keychain. */
export function openByKeychain(
  vault: VaultRow,
  wraps: readonly ReadWrap[],
  ways: Ways,
): Promise<Result<Buffer>> {
  return tryAll(ofKind(wraps, 'keychain'), vault, (wrap) => ways.openByKeychain(wrap))
}

export interface Opened {
  readonly key: Buffer
  readonly by: 'keychain' | 'passphrase'
}

/** The passphrase first: it asks nobody. Faults: those of the two ways, vault-passphrase-needed, the source's own. */
export async function openByAnyWay(
  vault: VaultRow,
  wraps: readonly ReadWrap[],
  ways: Ways,
  source: PassphraseSource | null,
): Promise<Result<Opened>> {
  let reason: Fault | null = null
  const hasPassphrase = ofKind(wraps, 'passphrase').length > 0
  if (hasPassphrase && source !== null) {
    const passphrase = await source()
    const key = passphrase.ok ? await openByPassphrase(vault, wraps, ways, passphrase.value) : passphrase
    if (key.ok) return success({ key: key.value, by: 'passphrase' })
    reason = key.fault
  }
  if (ofKind(wraps, 'keychain').length === 0) {
    return failure(reason ?? fault(hasPassphrase ? 'vault-passphrase-needed' : 'vault-damaged'))
  }
  const key = await openByKeychain(vault, wraps, ways)
  if (key.ok) return success({ key: key.value, by: 'keychain' })
  if (reason !== null) return failure(reason)
  // A server that has no keychain is opened with the passphrase, and nothing else needs to be said.
  const isServer = hasPassphrase && key.fault.code === 'keychain-missing'
  return failure(isServer ? fault('vault-passphrase-needed') : key.fault)
}
