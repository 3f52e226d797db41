/** What only a keychain that misbehaves on command can show; the real one is in test/keychain. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createKeychain } from '../../../main/hosts/keychain/keychain.ts'
import type { FaultCode } from '../../../preload/contract/fault.ts'
import { success } from '../../../preload/contract/result.ts'
import { createFakeClock, settle } from '../../support/fake-clock.ts'

const system = vi.hoisted(() => ({
  entries: new Map<string, readonly number[]>(),
  options: [] as unknown[],
  /** Every call waits for this, as for a person. */
  answered: Promise.resolve(),
  refusal: null as string | null,
}))

vi.mock('@napi-rs/keyring', () => ({
  AsyncEntry: class {
    readonly #name: string
    constructor(service: string, name: string, options: unknown) {
      this.#name = `${service}/${name}`
      system.options.push(options)
    }
    async #wait(): Promise<void> {
      await system.answered
      if (system.refusal !== null) throw new Error(system.refusal)
    }
    async setSecret(bytes: Uint8Array) {
      await this.#wait()
      system.entries.set(this.#name, [...bytes])
    }
    async getSecret() {
      await this.#wait()
      return system.entries.get(this.#name)?.slice() ?? null
    }
    async deleteCredential() {
      await this.#wait()
      return system.entries.delete(this.#name)
    }
  },
}))

const isRefused = (code: FaultCode) => ({ ok: false, fault: { code } })

beforeEach(() => {
  system.entries.clear()
  system.options.length = 0
  system.answered = Promise.resolve()
  system.refusal = null
})

describe('the keychain of the system', () => {
  it('leaves nothing behind of the probe, and never falls back to a store that a restart empties', async () => {
    expect(await createKeychain({ clock: createFakeClock() }).probe()).toEqual(success(null))
    expect(system.entries.size).toBe(0)
    expect(new Set(system.options.map((options) => JSON.stringify(options)))).toEqual(
      new Set(['{"linux":{"store":"secret-service"}}']),
    )
  })

  it('is locked when nobody answers its question, and nothing is asked on top of the open question', async () => {
    const clock = createFakeClock()
    const keychain = createKeychain({ clock })
    const question = Promise.withResolvers<void>()
    system.answered = question.promise
    const first = keychain.write('one', Uint8Array.of(1))
    await settle()
    await clock.advance(60_000)
    expect(await first).toMatchObject(isRefused('keychain-locked'))
    const second = keychain.write('one', Uint8Array.of(2))
    await settle()
    expect(system.options).toHaveLength(1)
    await clock.advance(60_000)
    expect(await second).toMatchObject(isRefused('keychain-locked'))
    const third = keychain.write('one', Uint8Array.of(3))
    question.resolve()
    expect(await third).toEqual(success(null))
    // What was given up while it waited is never written, and what came late does not undo what came after.
    expect(system.options).toHaveLength(2)
    expect(await keychain.read('one')).toEqual(success(Uint8Array.of(3)))
    expect(clock.sleepers()).toBe(0)
  })

  it('writes what it was given, although the caller has overwritten it meanwhile', async () => {
    const keychain = createKeychain({ clock: createFakeClock() })
    const bytes = Uint8Array.of(1, 2, 3)
    const written = keychain.write('one', bytes)
    bytes.fill(0)
    await written
    expect(await keychain.read('one')).toEqual(success(Uint8Array.of(1, 2, 3)))
  })

  it.each<[string, FaultCode]>([
    ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", 'keychain-locked'],
    ['User interaction is not allowed.', 'keychain-locked'],
    ["Couldn't access platform storage: Secret Service: no result found", 'keychain-missing'],
    ['Platform failure: DBus error: Failed to connect to socket', 'keychain-missing'],
    [
      'Platform failure: DBus error: The name org.freedesktop.secrets was not provided by any .service files',
      'keychain-missing',
    ],
    ['Cannot find native binding.', 'keychain-missing'],
    ['Access is denied. (os error 5)', 'keychain-refused'],
  ])('tells what «%s» means', async (words, code) => {
    system.refusal = words
    const keychain = createKeychain({ clock: createFakeClock() })
    expect(await keychain.probe()).toMatchObject(isRefused(code))
    expect(await keychain.read('one')).toMatchObject(isRefused(code))
  })
})
