import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../../../main/store/database.ts'
import type { FaultCode } from '../../../../preload/contract/fault.ts'
import { success } from '../../../../preload/contract/result.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { createFakeSecretStore, createTestVault, openTestDatabase } from '../../../support/secret-store.ts'
import { temporaryFolder } from '../../../support/temporary.ts'

const secret = Buffer.from('a private key, not to be read by anybody else')
const passphrase = 'fire ord uten sammenheng'
const from = (text: string) => () => Promise.resolve(success(text))
const isRefused = (code: FaultCode) => ({ ok: false, fault: { code } })
const rowsOf = (database: Database) =>
  ['vault', 'vault_wrap', 'vault_secret'].map((table) => database.all(`SELECT * FROM ${table}`))

/** A home with one secret that the keychain opens. */
async function sealedHome() {
  const home = temporaryFolder()
  const database = openTestDatabase(home)
  const secrets = createFakeSecretStore()
  const first = createTestVault(database, { secrets })
  expect(await first.seal('p1', 'key:1', secret)).toEqual(success(null))
  first.stop()
  return { home, database, secrets }
}

describe('the vault', () => {
  it('gives back after a restart what was sealed, and says what it does not have', async () => {
    const { database, secrets } = await sealedHome()
    const vault = createTestVault(database, { secrets })
    expect(await vault.unseal('p1', 'key:1')).toEqual(success(secret))
    expect(vault.has('p1', 'key:1')).toBe(true)
    expect(await vault.unseal('p1', 'key:2')).toMatchObject(isRefused('vault-secret-missing'))
    expect(vault.remove('p1', 'key:1')).toEqual(success(null))
    expect(vault.has('p1', 'key:1')).toBe(false)
  })

  it('leaves neither a secret nor a key in the files of the home', async () => {
    const { home, database, secrets } = await sealedHome()
    const vault = createTestVault(database, { secrets })
    await vault.addPassphrase(passphrase)
    database.close()
    const [wrapping] = [...secrets.entries.values()].map((entry) => Buffer.from(entry))
    const bytes = readFileSync(path.join(home, 'budstikke.db'))
    for (const hidden of [secret, wrapping!, Buffer.from(passphrase)])
      expect(bytes.includes(hidden)).toBe(false)
  })

  it('keeps nothing at all where there is neither a keychain nor a passphrase', async () => {
    const database = openTestDatabase(temporaryFolder())
    const vault = createTestVault(database)
    expect(await vault.seal('p1', 'key:1', secret)).toMatchObject(isRefused('keychain-missing'))
    expect(rowsOf(database)).toEqual([[], [], []])
  })

  it('begins under a passphrase where there is no keychain, and only that passphrase opens it again', async () => {
    const database = openTestDatabase(temporaryFolder())
    const vault = createTestVault(database)
    expect(await vault.addPassphrase('kort')).toMatchObject(isRefused('vault-passphrase-weak'))
    expect(rowsOf(database)).toEqual([[], [], []])
    expect(await vault.addPassphrase(passphrase)).toEqual(success(null))
    expect(await vault.seal('p1', 'key:1', secret)).toEqual(success(null))
    vault.stop()

    const again = createTestVault(database)
    expect(await again.unseal('p1', 'key:1')).toMatchObject({ ok: false })
    expect(await again.openWith('feil passordfrase her')).toMatchObject(isRefused('vault-passphrase-wrong'))
    expect(await again.openWith(passphrase)).toEqual(success(null))
    expect(await again.unseal('p1', 'key:1')).toEqual(success(secret))
  })

  it('makes one vault of two that begin at once, and what is sealed in it is not lost', async () => {
    const database = openTestDatabase(temporaryFolder())
    const vault = createTestVault(database)
    await Promise.all([vault.addPassphrase(passphrase), vault.addPassphrase(passphrase)])
    expect(database.all('SELECT * FROM vault')).toHaveLength(1)
    expect(await vault.seal('p1', 'key:1', secret)).toEqual(success(null))
    vault.stop()
    const again = createTestVault(database)
    expect(await again.openWith(passphrase)).toEqual(success(null))
    expect(await again.unseal('p1', 'key:1')).toEqual(success(secret))
  })

  it('opens once through the keychain and once through a passphrase, with the same secret', async () => {
    const { database, secrets } = await sealedHome()
    const desk = createTestVault(database, { secrets })
    expect(await desk.addPassphrase(passphrase)).toEqual(success(null))
    expect(desk.state()).toMatchObject({ open: true, fault: null, wraps: [{}, {}] })
    const server = createTestVault(database, { passphrase: from(passphrase) })
    expect(await server.unseal('p1', 'key:1')).toEqual(success(secret))
    const byHand = createTestVault(database)
    expect(await byHand.openWith(passphrase)).toEqual(success(null))
    expect(await byHand.unseal('p1', 'key:1')).toEqual(success(secret))
    const deskAgain = createTestVault(database, { secrets })
    expect(await deskAgain.unseal('p1', 'key:1')).toEqual(success(secret))
  })

  it('begins on a server with nothing but a passphrase, and asks for it afterwards', async () => {
    const database = openTestDatabase(temporaryFolder())
    const server = createTestVault(database, { passphrase: from(passphrase) })
    expect(await server.seal('p1', 'key:1', secret)).toEqual(success(null))
    const later = createTestVault(database)
    expect(await later.open()).toMatchObject(isRefused('vault-passphrase-needed'))
    expect(later.state()).toMatchObject({ open: false, fault: { code: 'vault-passphrase-needed' } })
    const wrong = createTestVault(database, { passphrase: from('fire helt andre ord') })
    expect(await wrong.open()).toMatchObject(isRefused('vault-passphrase-wrong'))
    expect(await later.openWith(passphrase)).toEqual(success(null))
    expect(await later.unseal('p1', 'key:1')).toEqual(success(secret))
  })

  it('takes a passphrase with æøå however the keyboard has composed it', async () => {
    const { database, secrets } = await sealedHome()
    await createTestVault(database, { secrets }).addPassphrase('blåbær på gården'.normalize('NFC'))
    const other = createTestVault(database)
    expect(await other.openWith('blåbær på gården'.normalize('NFD'))).toEqual(success(null))
  })

  it('refuses a passphrase that anybody could guess', async () => {
    const { database, secrets } = await sealedHome()
    const vault = createTestVault(database, { secrets })
    expect(await vault.addPassphrase('hemmelig123')).toMatchObject(isRefused('vault-passphrase-weak'))
    expect(await vault.addPassphrase('   kort       ')).toMatchObject(isRefused('vault-passphrase-weak'))
    expect(await vault.exportBackup('hemmelig123')).toMatchObject(isRefused('vault-passphrase-weak'))
    expect(vault.state().wraps).toHaveLength(1)
  })

  it('gives up no passphrase that is the only way in', async () => {
    const database = openTestDatabase(temporaryFolder())
    const server = createTestVault(database, { passphrase: from(passphrase) })
    await server.seal('p1', 'key:1', secret)
    expect(await server.removePassphrase()).toMatchObject(isRefused('vault-last-way'))

    const { database: ours, secrets } = await sealedHome()
    const vault = createTestVault(ours, { secrets })
    await vault.addPassphrase(passphrase)
    const kept = new Map(secrets.entries)
    secrets.entries.clear()
    expect(await vault.removePassphrase()).toMatchObject(isRefused('vault-keychain-vanished'))
    for (const [name, bytes] of kept) secrets.entries.set(name, bytes)
    expect(await vault.removePassphrase()).toEqual(success(null))
    expect(await createTestVault(ours).openWith(passphrase)).toMatchObject(isRefused('vault-damaged'))
  })

  it('is opened by the keychain of another user as well once a passphrase has let them in', async () => {
    const { database, secrets } = await sealedHome()
    await createTestVault(database, { secrets }).addPassphrase(passphrase)
    const theirs = createFakeSecretStore()
    const visitor = createTestVault(database, { secrets: theirs, passphrase: from(passphrase) })
    expect(await visitor.addKeychain()).toEqual(success(null))
    expect(await visitor.addKeychain()).toEqual(success(null))
    expect(theirs.entries.size).toBe(1)
    for (const keychain of [secrets, theirs]) {
      const vault = createTestVault(database, { secrets: keychain })
      expect(await vault.unseal('p1', 'key:1')).toEqual(success(secret))
    }
  })

  it('never uses the entry of another home in the same keychain', async () => {
    const { database, secrets } = await sealedHome()
    const other = createTestVault(openTestDatabase(temporaryFolder()), { secrets })
    await other.seal('p1', 'key:1', Buffer.from('of the other home'))
    expect(secrets.entries.size).toBe(2)
    const vault = createTestVault(database, { secrets })
    expect(await vault.unseal('p1', 'key:1')).toEqual(success(secret))
  })
})

describe('a vault that does not open', () => {
  it('tells vanished, other, damaged, locked and refused apart, and changes nothing', async () => {
    const { database, secrets } = await sealedHome()
    const [[name, entry] = ['', new Uint8Array()]] = [...secrets.entries]
    const before = rowsOf(database)
    const opened = () => createTestVault(database, { secrets }).open()

    secrets.entries.clear()
    expect(await opened()).toMatchObject(isRefused('vault-keychain-vanished'))
    secrets.entries.set(name, randomBytes(32))
    expect(await opened()).toMatchObject(isRefused('vault-keychain-other'))
    secrets.entries.set(name, Buffer.from('not even a key'))
    expect(await opened()).toMatchObject(isRefused('vault-keychain-other'))
    for (const code of ['keychain-locked', 'keychain-refused', 'keychain-missing'] as const) {
      secrets.trouble = code
      expect(await opened()).toMatchObject(isRefused(code))
    }
    secrets.trouble = null
    secrets.entries.set(name, entry)
    expect(rowsOf(database)).toEqual(before)
    expect(await opened()).toEqual(success(null))

    database.run("UPDATE vault_wrap SET sealed = CAST(x'0102' || substr(sealed, 3) AS BLOB)")
    expect(await opened()).toMatchObject(isRefused('vault-damaged'))
  })

  it('names a damaged secret and a damaged check of the key as damage, not as a wrong keychain', async () => {
    const { database, secrets } = await sealedHome()
    const vault = createTestVault(database, { secrets })
    await vault.seal('p1', 'key:2', secret)
    database.run(
      "UPDATE vault_secret SET sealed = CAST(substr(sealed, 1, 20) || x'00ff00ff' AS BLOB) WHERE purpose = 'key:1'",
    )
    expect(await vault.unseal('p1', 'key:1')).toMatchObject(isRefused('vault-damaged'))
    expect(await vault.unseal('p1', 'key:2')).toEqual(success(secret))
    database.run("UPDATE vault SET key_check = x'00000000000000000000000000000000'")
    expect(await createTestVault(database, { secrets }).open()).toMatchObject(isRefused('vault-damaged'))
  })

  it('seals nothing more while its keychain has forgotten it, and begins anew only when told to', async () => {
    const { database, secrets } = await sealedHome()
    secrets.entries.clear()
    const vault = createTestVault(database, { secrets })
    expect(await vault.seal('p1', 'key:9', secret)).toMatchObject(isRefused('vault-keychain-vanished'))
    secrets.trouble = 'keychain-locked'
    expect(await vault.startAnew()).toMatchObject(isRefused('keychain-locked'))
    secrets.trouble = null
    expect(await vault.startAnew()).toEqual(success(null))
    expect(await vault.seal('p1', 'key:9', secret)).toEqual(success(null))
    expect(vault.has('p1', 'key:1')).toBe(false)
    expect(database.all("SELECT purpose FROM vault_secret WHERE purpose = 'key:1'")).toHaveLength(1)
    expect(await vault.startAnew()).toMatchObject(isRefused('wrong-state'))
  })

  it('is made anew without a question while it is empty', async () => {
    const database = openTestDatabase(temporaryFolder())
    const secrets = createFakeSecretStore()
    expect(await createTestVault(database, { secrets }).open()).toEqual(success(null))
    secrets.entries.clear()
    const vault = createTestVault(database, { secrets })
    expect(await vault.seal('p1', 'key:1', secret)).toEqual(success(null))
    expect(await vault.unseal('p1', 'key:1')).toEqual(success(secret))
  })

  it('does not ask a locked keychain again and again by itself, but does when the person asks', async () => {
    const { database, secrets } = await sealedHome()
    const clock = createFakeClock()
    secrets.trouble = 'keychain-locked'
    const vault = createTestVault(database, { secrets, clock })
    expect(await vault.unseal('p1', 'key:1')).toMatchObject(isRefused('keychain-locked'))
    const asked = secrets.calls
    expect(await vault.unseal('p1', 'key:1')).toMatchObject(isRefused('keychain-locked'))
    expect(secrets.calls).toBe(asked)
    secrets.trouble = null
    expect(await vault.unseal('p1', 'key:1')).toMatchObject(isRefused('keychain-locked'))
    await clock.advance(30_000)
    expect(await vault.unseal('p1', 'key:1')).toEqual(success(secret))
    secrets.trouble = 'keychain-locked'
    const other = createTestVault(database, { secrets, clock })
    await other.unseal('p1', 'key:1')
    secrets.trouble = null
    expect(await other.open()).toEqual(success(null))
  })

  it('is not taken for kept when the keychain forgets at once what it is given', async () => {
    const database = openTestDatabase(temporaryFolder())
    const secrets = createFakeSecretStore()
    const forgetful = { ...secrets, write: () => Promise.resolve(success(null)) }
    expect(await createTestVault(database, { secrets: forgetful }).open()).toMatchObject(
      isRefused('keychain-refused'),
    )
    expect(rowsOf(database)).toEqual([[], [], []])
  })
})

describe('many at once', () => {
  it('make one vault, not several of which all but one are lost', async () => {
    const database = openTestDatabase(temporaryFolder())
    const secrets = createFakeSecretStore()
    const vault = createTestVault(database, { secrets })
    const names = ['a', 'b', 'c', 'd']
    await Promise.all(names.map((name) => vault.seal('p1', name, Buffer.from(name))))
    expect(secrets.entries.size).toBe(1)
    expect(database.all('SELECT id FROM vault')).toHaveLength(1)
    const again = createTestVault(database, { secrets })
    for (const name of names) expect(await again.unseal('p1', name)).toEqual(success(Buffer.from(name)))
  })

  it('end cleanly when the program stops in the middle: nothing is sealed with a key that is gone', async () => {
    const { database, secrets } = await sealedHome()
    const vault = createTestVault(database, { secrets })
    await vault.open()
    const before = rowsOf(database)
    const pending = Promise.all([
      vault.seal('p1', 'key:2', secret),
      vault.addPassphrase(passphrase),
      vault.exportBackup(passphrase),
    ])
    vault.stop()
    const [sealed, added] = await pending
    expect(sealed).toMatchObject(isRefused('stopping'))
    expect(added).toMatchObject(isRefused('stopping'))
    expect(await vault.open()).toMatchObject(isRefused('stopping'))
    expect(rowsOf(database)).toEqual(before)

    const opening = createTestVault(database, { secrets })
    const unsealed = opening.unseal('p1', 'key:1')
    opening.stop()
    expect(await unsealed).toMatchObject(isRefused('stopping'))
  })
})
