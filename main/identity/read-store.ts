/** The certificates of the system's own store, judged as those of a file are (platform.md §2.1, §2.4). */
import { fault } from '../../preload/contract/fault.ts'
import { success, type Result } from '../../preload/contract/result.ts'
import type { Found } from './found-keys.ts'
import { certificateFacts, type CertificateFacts } from './keys/certificate.ts'
import { certificateFault, rankOf, type Expected } from './keys/choose.ts'
import type { StoreCertificate, SystemStore } from '../ports.ts'

type Judged = Found & { readonly certificate: CertificateFacts }

function foundIn(
  { reference, certificate, hasPrivateKey }: StoreCertificate,
  expected: Expected,
): Judged | null {
  const facts = certificateFacts(certificate)
  // A store holds much that is not meant for us.
  if (!facts.ok) return null
  const reason = hasPrivateKey ? certificateFault(facts.value, expected) : fault('key-public-only')
  return {
    ...{ certificate: facts.value, keyId: null, fault: reason, best: false },
    holding: reason === null ? { kind: 'system', reference, chain: [certificate] } : null,
  }
}

/** Best first. Faults: those of the store. */
export async function readSystemStore(
  store: SystemStore,
  expected: Expected,
): Promise<Result<readonly Found[]>> {
  const listed = await store.list()
  if (!listed.ok) return listed
  const found = listed.value
    .map((one) => foundIn(one, expected))
    .filter((one) => one !== null)
    .toSorted((a, b) => rankOf(a) - rankOf(b))
  return success(found.map((one, index) => ({ ...one, best: index === 0 && one.fault === null })))
}
