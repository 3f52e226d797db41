/**
 * The keychain of the system behind the port: Credential Manager, Keychain or Secret Service. On Linux the library
 * would fall back to a store of the kernel that a restart empties, which would lose every key: it is told not to.
 */
import { randomUUID } from 'node:crypto'
import type { AsyncEntry } from '@napi-rs/keyring'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock, SecretStore } from '../../ports.ts'
import { faultOfKeychain } from './faults.ts'

export interface KeychainOptions {
  readonly clock: Pick<Clock, 'sleep'>
  /** Under which name the person sees the entries; tests have one of their own. */
  readonly service?: string
  /** Milliseconds for the person to answer when the system asks them to unlock it. */
  readonly patience?: number
}

type Operation<T> = (entry: AsyncEntry) => Promise<T>

const probeBytes = Uint8Array.of(0x62, 0x75, 0x64, 0x00, 0xff)
const notAnswered = () =>
  failure(fault('keychain-locked', { technical: { service: 'keychain', text: 'Nobody answered in time.' } }))

/** Faults: keychain-missing, keychain-locked, keychain-refused. */
export function createKeychain({
  clock,
  service = 'Budstikke',
  patience = 60_000,
}: KeychainOptions): SecretStore {
  /** A question that nobody has answered yet: the next one waits behind it, or a late answer would undo it. */
  let last: Promise<unknown> = Promise.resolve()

  const attempt = async <T>(name: string, operation: Operation<T>): Promise<Result<T>> => {
    try {
      // Only when it is needed: on a system that it has not been built for, everything else still works.
      const keyring = await import('@napi-rs/keyring')
      const entry = new keyring.AsyncEntry(service, name, { linux: { store: 'secret-service' } })
      return success(await operation(entry))
    } catch (error) {
      return failure(faultOfKeychain(error))
    }
  }

  /** What is given up before its turn is never begun. */
  const ask = async <T>(name: string, operation: Operation<T>): Promise<Result<T>> => {
    const finished = new AbortController()
    let givenUp = false
    const answer = last.then(() => (givenUp ? notAnswered() : attempt(name, operation)))
    last = answer
    const late = clock.sleep(patience, finished.signal).then(notAnswered, notAnswered)
    const first = await Promise.race([answer, late])
    givenUp = true
    finished.abort()
    return first
  }

  const write = (name: string, bytes: Uint8Array): Promise<Result<null>> => {
    // Its own copy: the caller overwrites what it gave while this may still wait for the person.
    const copy = Uint8Array.from(bytes)
    return ask(name, async (entry) => {
      await entry.setSecret(copy)
      copy.fill(0)
      return null
    })
  }
  const read = (name: string): Promise<Result<Uint8Array | null>> =>
    ask(name, async (entry) => {
      const bytes = await entry.getSecret()
      if (bytes === null) return null
      const copy = Uint8Array.from(bytes)
      bytes.fill(0)
      return copy
    })
  const remove = (name: string): Promise<Result<null>> =>
    ask(name, async (entry) => {
      await entry.deleteCredential()
      return null
    })

  return {
    read,
    write,
    remove,
    async probe() {
      const name = `probe-${randomUUID()}`
      const written = await write(name, probeBytes)
      if (!written.ok) return written
      const kept = await read(name)
      const removed = await remove(name)
      if (!kept.ok) return kept
      if (kept.value === null || !Buffer.from(kept.value).equals(probeBytes)) {
        return failure(
          fault('keychain-refused', { technical: { text: 'It does not keep what it is given.' } }),
        )
      }
      return removed
    },
  }
}
