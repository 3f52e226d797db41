/** `budstikke profile` and `budstikke setup`. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CommandInput } from '../../../preload/contract/commands.ts'
import { fault } from '../../../preload/contract/fault.ts'
import type { Profile, SetupStep } from '../../../preload/contract/models.ts'
import { sentenceOf } from '../../../preload/contract/sentences/index.ts'
import { call, chooseProfile, type Client } from './client.ts'
import { done, exitCodes, failed, type Outcome } from './exit.ts'

export interface ProfileOrder {
  readonly environmentId: string | undefined
  readonly environmentFile: string | undefined
  readonly organisation: string
  readonly clientId: string
  readonly keyFile: string
  readonly keyId: string
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

export async function addProfile(client: Client, order: ProfileOrder): Promise<Outcome> {
  const file = order.environmentFile
  const environment = file === undefined ? { document: undefined } : await readEnvironment(file)
  if (environment === null) return failed(fault('environment-invalid', { values: { path: file ?? '' } }))
  const input: CommandInput<'profiles.add'> = {
    environmentId: order.environmentId,
    environment: environment.document,
    organisation: order.organisation,
    clientId: order.clientId,
    keyFile: path.resolve(order.keyFile),
    keyId: order.keyId,
    systemUser: order.systemUser,
    services: [...order.services],
  }
  const added = await call(client, 'profiles.add', input)
  return added.ok ? done(added.value, [profileLine(added.value)]) : failed(added.fault)
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

function stepLines(step: SetupStep, client: Client): readonly string[] {
  const head = `${client.text.stepStates[step.state]}  ${client.text.steps[step.id]}`
  if (step.fault === null) return [head]
  const { what, next } = sentenceOf(step.fault, client.language)
  return [head, `  ${what} ${next}`]
}

/** Exit code 0 only when every step that could be checked is in order. */
export async function checkSetup(client: Client): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const checked = await call(client, 'setup.check', { profileId: profile.value.id })
  if (!checked.ok) return failed(checked.fault)
  const { steps } = checked.value
  const outcome = done(
    { profileId: profile.value.id, steps },
    steps.flatMap((step) => stepLines(step, client)),
  )
  const broken = steps.find(({ state }) => state !== 'ok' && state !== 'skipped')
  if (broken === undefined) return outcome
  return { ...outcome, exit: exitCodes.fault, ...(broken.fault !== null && { fault: broken.fault }) }
}
