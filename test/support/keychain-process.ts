/** A program that opens a home's vault, does what standard input says, and ends: what a restart is made of. */
import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { createVault, type Vault } from '../../main/identity/vault/vault.ts'
import { createKeychain } from '../../main/hosts/keychain/keychain.ts'
import { systemClock } from '../../main/lib/clock.ts'
import type { SecretStore } from '../../main/ports.ts'
import { openDatabase } from '../../main/store/database.ts'
import { success, type Result } from '../../preload/contract/result.ts'

export type Order =
  | readonly ['probe' | 'open' | 'addKeychain' | 'stop']
  | readonly ['addPassphrase' | 'openWith', passphrase: string]
  | readonly ['seal', profileId: string, purpose: string, secret: string]
  | readonly ['unseal', profileId: string, purpose: string]
  | readonly ['read' | 'remove', entry: string]
  | readonly ['write', entry: string, content: string]

export interface Task {
  readonly home: string
  readonly service: string
  readonly orders: readonly Order[]
}

const asText = (result: Result<Uint8Array | null>): Result<string | null> =>
  result.ok ? success(result.value === null ? null : Buffer.from(result.value).toString()) : result

async function obey(order: Order, vault: Vault, keychain: SecretStore): Promise<Result<unknown>> {
  switch (order[0]) {
    case 'probe':
      return keychain.probe()
    case 'open':
      return vault.open()
    case 'addKeychain':
      return vault.addKeychain()
    case 'stop':
      vault.stop()
      return success(null)
    case 'addPassphrase':
      return vault.addPassphrase(order[1])
    case 'openWith':
      return vault.openWith(order[1])
    case 'seal':
      return vault.seal(order[1], order[2], Buffer.from(order[3]))
    case 'unseal':
      return asText(await vault.unseal(order[1], order[2]))
    case 'read':
      return asText(await keychain.read(order[1]))
    case 'write':
      return keychain.write(order[1], Buffer.from(order[2]))
    case 'remove':
      return keychain.remove(order[1])
  }
}

const { home, service, orders } = JSON.parse(await text(process.stdin)) as Task
const database = openDatabase(home)
if (!database.ok) throw new Error(database.fault.code)
const secrets = createKeychain({ clock: systemClock, service })
const vault = createVault({
  ...{ database: database.value, secrets, randomBytes, passphrase: null, clock: systemClock },
  log: { write: () => undefined },
})
const results: Result<unknown>[] = []
for (const order of orders) results.push(await obey(order, vault, secrets))
vault.stop()
database.value.close()
process.stdout.write(JSON.stringify(results))
