import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBackupFile } from '../../../../main/identity/vault/backup-file.ts'
import { joinParts, splitParts } from '../../../../main/identity/vault/parts.ts'
import type { FaultCode } from '../../../../preload/contract/fault.ts'
import { success } from '../../../../preload/contract/result.ts'
import { createFakeSecretStore, createTestVault, openTestDatabase } from '../../../support/secret-store.ts'
import { temporaryFolder } from '../../../support/temporary.ts'

const passphrase = 'fire ord uten sammenheng'
const one = Buffer.from('the first private key of the organisation')
const two = Buffer.from('the second private key of the organisation')
const isRefused = (code: FaultCode) => ({ ok: false, fault: { code } })
const name = (purpose: string) => ({ profileId: 'p1', purpose })

async function home() {
  const database = openTestDatabase(temporaryFolder())
  const secrets = createFakeSecretStore()
  const vault = createTestVault(database, { secrets })
  return { database, secrets, vault }
}

async function backedUp() {
  const made = await home()
  await made.vault.seal('p1', 'key:1', one)
  await made.vault.seal('p1', 'key:2', two)
  const file = await made.vault.exportBackup(passphrase, '{"profiles":["p1"]}')
  if (!file.ok) throw new Error(file.fault.code)
  return { ...made, file: file.value }
}

describe('a backup', () => {
  it('brings every key to another machine, with what was put beside them', async () => {
    const { file } = await backedUp()
    const other = await home()
    expect(await other.vault.importBackup(file, passphrase)).toEqual(
      success({
        ...{ added: [name('key:1'), name('key:2')], same: [], different: [], restored: [] },
        companion: '{"profiles":["p1"]}',
      }),
    )
    expect(await other.vault.unseal('p1', 'key:1')).toEqual(success(one))
    expect(await other.vault.unseal('p1', 'key:2')).toEqual(success(two))
  })

  it('shows nothing of what is in it to who has only the file', async () => {
    const { file, secrets } = await backedUp()
    const text = Buffer.from(file)
    const sealed = Buffer.from((JSON.parse(text.toString()) as { sealed: string }).sealed, 'base64')
    for (const hidden of [
      one,
      two,
      Buffer.from('key:1'),
      Buffer.from('profiles'),
      ...[...secrets.entries.values()].map((entry) => Buffer.from(entry)),
    ]) {
      expect(text.includes(hidden) || sealed.includes(hidden)).toBe(false)
    }
  })

  it('never overwrites another key silently, and says what was there already', async () => {
    const { file } = await backedUp()
    const other = await home()
    await other.vault.seal('p1', 'key:1', one)
    await other.vault.seal('p1', 'key:2', Buffer.from('another key under the same name'))
    expect(await other.vault.importBackup(file, passphrase)).toMatchObject(
      success({ added: [], same: [name('key:1')], different: [name('key:2')], restored: [] }),
    )
    expect(await other.vault.unseal('p1', 'key:2')).toEqual(
      success(Buffer.from('another key under the same name')),
    )
  })

  it('mends a key that is damaged on disk', async () => {
    const { file, vault, database } = await backedUp()
    database.run("UPDATE vault_secret SET sealed = substr(sealed, 1, 30) WHERE purpose = 'key:1'")
    expect(await vault.exportBackup(passphrase)).toMatchObject(isRefused('vault-damaged'))
    expect(await vault.importBackup(file, passphrase)).toMatchObject(
      success({ restored: [name('key:1')], same: [name('key:2')] }),
    )
    expect(await vault.unseal('p1', 'key:1')).toEqual(success(one))
  })

  it('opens its own home again when the keychain has forgotten it, for good', async () => {
    const { file, vault, database, secrets } = await backedUp()
    await vault.seal('p1', 'key:3', Buffer.from('made after the backup'))
    vault.stop()
    secrets.entries.clear()
    const locked = createTestVault(database, { secrets })
    expect(await locked.unseal('p1', 'key:3')).toMatchObject(isRefused('vault-keychain-vanished'))
    expect(await locked.importBackup(file, passphrase)).toMatchObject(
      success({ same: [name('key:1'), name('key:2')] }),
    )
    expect(await locked.unseal('p1', 'key:3')).toEqual(success(Buffer.from('made after the backup')))
    locked.stop()
    const restarted = createTestVault(database, { secrets })
    expect(await restarted.unseal('p1', 'key:3')).toEqual(success(Buffer.from('made after the backup')))
  })

  it('of another home does not open this one', async () => {
    const { file } = await backedUp()
    const { vault, database, secrets } = await backedUp()
    vault.stop()
    secrets.entries.clear()
    const locked = createTestVault(database, { secrets })
    expect(await locked.importBackup(file, passphrase)).toMatchObject(isRefused('vault-keychain-vanished'))
    expect(database.all('SELECT purpose FROM vault_secret')).toHaveLength(2)
  })

  it('is told from other files, later ones, damaged ones and a wrong passphrase', async () => {
    const { file, vault } = await backedUp()
    const text = Buffer.from(file).toString()
    const imported = (content: string, given = passphrase) => vault.importBackup(Buffer.from(content), given)
    expect(await imported(text, 'fire helt andre ord')).toMatchObject(isRefused('backup-passphrase-wrong'))
    expect(await imported('{"format":"something else"}')).toMatchObject(isRefused('backup-not-recognised'))
    expect(await imported('Kjære kunde')).toMatchObject(isRefused('backup-not-recognised'))
    expect(await imported(text.replace('"version": 1', '"version": 2'))).toMatchObject(
      isRefused('backup-newer'),
    )
    expect(await imported(text.slice(0, -40))).toMatchObject(isRefused('backup-damaged'))
    expect(await imported(text.replace('"r": 8', '"r": 9'))).toMatchObject(isRefused('backup-damaged'))
  })

  it('cannot make the machine work for hours or fill its memory', async () => {
    const { file } = await backedUp()
    const text = Buffer.from(file).toString()
    for (const costly of ['"N": 1073741824', '"N": 1048576, "x": 1', '"N": 131073']) {
      const answer = await readBackupFile(Buffer.from(text.replace('"N": 131072', costly)), passphrase)
      expect(answer).toMatchObject(isRefused('backup-damaged'))
    }
  })

  it('with bytes changed anywhere is refused and never throws', async () => {
    const { file } = await backedUp()
    await fc.assert(
      fc.asyncProperty(fc.nat(file.byteLength - 3), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Uint8Array.from(file)
        changed[at] = (changed[at] ?? 0) ^ change
        const answer = await readBackupFile(changed, 'x')
        expect(answer.ok).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the parts of a backup', () => {
  it('come out as they went in, and nothing else is taken for parts', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (parts) => {
        const split = splitParts(joinParts(parts))
        expect(split?.map((part) => [...part])).toEqual(parts.map((part) => [...part]))
      }),
    )
    const joined = joinParts([randomBytes(10), randomBytes(5)])
    expect(splitParts(joined.subarray(0, -1))).toBeNull()
    expect(splitParts(Buffer.from([0xff, 0xff, 0xff, 0xff, 1]))).toBeNull()
  })
})
