/** `budstikke profile`. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fault } from '../../../preload/contract/fault.ts'
import type { EnvironmentView, Profile } from '../../../preload/contract/models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { call, chooseProfile, type Client } from './client.ts'
import { done, failed, type Outcome } from '../exit.ts'

export interface ProfileOrder {
  readonly environmentId: string | undefined
  readonly environmentFile: string | undefined
  readonly organisation: string
  /** Null: the set-up begins with an empty profile. */
  readonly key: { readonly clientId: string; readonly keyFile: string; readonly keyId: string } | null
  readonly supplierProfileId: string | null
  readonly systemUser: { readonly organisation: string; readonly externalRef: string | null } | null
  readonly services: readonly string[]
}

const profileLine = (profile: Profile): string =>
  [
    profile.id,
    profile.environment.name,
    profile.organisation.number,
    profile.organisation.name ?? '',
    profile.services.map(({ id }) => id).join(','),
  ].join('  ')

/** The JSON of an environment file; the engine checks what stands in it. */
async function readEnvironment(file: string): Promise<{ readonly document: unknown } | null> {
  try {
    return { document: JSON.parse(await readFile(file, 'utf8')) as unknown }
  } catch {
    return null
  }
}

/** The environment of the file, kept under its id; without a file, the one that was named. */
async function environmentOf(client: Client, order: ProfileOrder): Promise<Result<string>> {
  if (order.environmentFile === undefined) return success(order.environmentId ?? 'production')
  const file = await readEnvironment(order.environmentFile)
  if (file === null) return failure(fault('environment-invalid', { values: { path: order.environmentFile } }))
  const added: Result<EnvironmentView> = await call(client, 'environments.add', file)
  return added.ok ? success(added.value.id) : added
}

export async function addProfile(client: Client, order: ProfileOrder): Promise<Outcome> {
  const environmentId = await environmentOf(client, order)
  if (!environmentId.ok) return failed(environmentId.fault)
  const base = { environmentId: environmentId.value, organisation: order.organisation }
  const added =
    order.key === null
      ? await call(client, 'profiles.create', { ...base, supplierProfileId: order.supplierProfileId })
      : await call(client, 'profiles.add', {
          ...base,
          ...order.key,
          keyFile: path.resolve(order.key.keyFile),
          systemUser: order.systemUser,
          services: [...order.services],
        })
  if (!added.ok) return failed(added.fault)
  for (const serviceId of order.key === null ? order.services : []) {
    await call(client, 'profiles.addService', { profileId: added.value.id, serviceId })
  }
  return done(added.value, [profileLine(added.value)])
}

export async function setClient(client: Client, clientId: string): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const set = await call(client, 'profiles.setClient', { profileId: profile.value.id, clientId })
  return set.ok ? done(set.value, [profileLine(set.value)]) : failed(set.fault)
}

/** Only the profile that was named: never the one that happens to be chosen. */
export async function removeProfile(client: Client): Promise<Outcome> {
  if (client.wantedProfile === undefined) return failed(fault('profile-unknown'))
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const removed = await call(client, 'profiles.remove', { profileId: profile.value.id })
  return removed.ok ? done(null) : failed(removed.fault)
}

/** `profile add --environment practice` needs nothing else: its keys are handed over at start. */
export async function addPractice(client: Client): Promise<Outcome> {
  const opened = await call(client, 'practice.open', {})
  return opened.ok ? listProfiles(client) : failed(opened.fault)
}

export async function listProfiles(client: Client): Promise<Outcome> {
  const snapshot = await call(client, 'app.snapshot', {})
  if (!snapshot.ok) return failed(snapshot.fault)
  const { profiles, activeProfileId } = snapshot.value
  if (profiles.length === 0) client.say(client.text.noProfile)
  return done({ profiles, activeProfileId }, profiles.map(profileLine))
}
