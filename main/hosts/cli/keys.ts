/** `budstikke key` and `budstikke vault`. Passwords and passphrases come from files, never from the command line. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fault } from '../../../preload/contract/fault.ts'
import type { FoundKey, KeyView, VaultView } from '../../../preload/contract/identity-models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { done, failed, type Outcome } from '../exit.ts'
import { readPassphraseFile } from '../keychain/passphrase.ts'
import { call, chooseProfile, type Client } from './client.ts'

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

const keyLine = (key: KeyView): string =>
  [
    key.id,
    key.role,
    key.source,
    key.keyId ?? 'x5c',
    key.certificate?.subject ?? '',
    key.expiresAt === null ? '' : day(key.expiresAt),
  ].join('  ')

export async function listKeys(client: Client): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const listed = await call(client, 'keys.list', { profileId: profile.value.id })
  return listed.ok ? done(listed.value, listed.value.keys.map(keyLine)) : failed(listed.fault)
}

/** What a person pastes in self-service stands on standard output. */
export async function makeKey(client: Client): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const made = await call(client, 'keys.make', { profileId: profile.value.id })
  if (!made.ok) return failed(made.fault)
  client.say(keyLine(made.value))
  return done(made.value, (made.value.publicJwk ?? '').split('\n'))
}

async function smallFile(file: string): Promise<Result<string>> {
  try {
    const bytes = await readFile(file)
    return success(bytes.toString('base64'))
  } catch {
    return failure(fault('file-unreadable', { values: { name: path.basename(file), path: file } }))
  }
}

/** The one that fits; with none, the reason of the first. */
function bestOf(found: readonly FoundKey[]): Result<FoundKey> {
  const best = found.find((key) => key.best)
  if (best !== undefined) return success(best)
  return failure(found[0]?.fault ?? fault('key-missing-in-file'))
}

export interface ImportOrder {
  readonly file: string
  readonly keyId: string | undefined
  readonly passwordFile: string | undefined
}

export async function importKey(client: Client, order: ImportOrder): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const profileId = profile.value.id
  const content = await smallFile(order.file)
  if (!content.ok) return failed(content.fault)
  const password =
    order.passwordFile === undefined ? success(null) : await readPassphraseFile(order.passwordFile)
  if (!password.ok) return failed(password.fault)
  const read = await call(client, 'keys.read', {
    profileId,
    content: content.value,
    password: password.value,
  })
  if (!read.ok) return failed(read.fault)
  const best = bestOf(read.value.found)
  if (!best.ok) return failed(best.fault)
  const keyId = order.keyId ?? best.value.keyId
  const taken = await call(client, 'keys.take', { profileId, foundId: best.value.id, keyId })
  return taken.ok ? done(taken.value, [keyLine(taken.value)]) : failed(taken.fault)
}

export async function switchKey(client: Client, id: string): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const switched = await call(client, 'keys.switch', { profileId: profile.value.id, id })
  return switched.ok ? done(switched.value, [keyLine(switched.value)]) : failed(switched.fault)
}

export async function removeKey(client: Client, id: string): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const removed = await call(client, 'keys.remove', { profileId: profile.value.id, id })
  return removed.ok ? done(null) : failed(removed.fault)
}

const vaultOutcome = (client: Client, reply: Result<VaultView>): Outcome =>
  reply.ok
    ? done(reply.value, [[client.text.vaultStates[reply.value.state], ...reply.value.openedBy].join('  ')])
    : failed(reply.fault)

export async function vaultStatus(client: Client): Promise<Outcome> {
  return vaultOutcome(client, await call(client, 'vault.get', {}))
}

export async function setPassphrase(client: Client, file: string): Promise<Outcome> {
  const passphrase = await readPassphraseFile(file)
  if (!passphrase.ok) return failed(passphrase.fault)
  return vaultOutcome(client, await call(client, 'vault.setPassphrase', { passphrase: passphrase.value }))
}

export async function backUp(
  client: Client,
  order: { readonly to: string; readonly passphraseFile: string },
): Promise<Outcome> {
  const passphrase = await readPassphraseFile(order.passphraseFile)
  if (!passphrase.ok) return failed(passphrase.fault)
  const folder = await call(client, 'folders.register', { path: path.resolve(order.to) })
  if (!folder.ok) return failed(folder.fault)
  const input = { passphrase: passphrase.value, folderId: folder.value.id }
  const written = await call(client, 'vault.backup', input)
  return written.ok ? done(written.value, [path.join(order.to, written.value.name)]) : failed(written.fault)
}

export async function restore(
  client: Client,
  order: { readonly file: string; readonly passphraseFile: string },
): Promise<Outcome> {
  const passphrase = await readPassphraseFile(order.passphraseFile)
  if (!passphrase.ok) return failed(passphrase.fault)
  const content = await smallFile(order.file)
  if (!content.ok) return failed(content.fault)
  const restored = await call(client, 'vault.restore', {
    passphrase: passphrase.value,
    content: content.value,
  })
  if (!restored.ok) return failed(restored.fault)
  const { added, same, different } = restored.value
  return done(restored.value, [client.text.restored(added, same, different)])
}
