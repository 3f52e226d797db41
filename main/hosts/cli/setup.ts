/** `budstikke check`, `service`, `system` and `letter`: the checklist at the terminal. */
import { letterKindSchema, type LetterKind, type SetupStep } from '../../../preload/contract/setup-models.ts'
import { sentenceOf } from '../../../preload/contract/sentences/index.ts'
import { done, exitCodes, failed, UsageError, type Outcome } from '../exit.ts'
import { call, chooseProfile, type Client } from './client.ts'
import type { CliText } from './text/index.ts'

function stepLines(step: SetupStep, client: Client): readonly string[] {
  const { stepStates, steps } = client.text
  const items = step.items.map(({ state, label }) => `  ${stepStates[state]}  ${label}`)
  const links = step.links.filter(({ kind }) => kind === 'approval').map(({ url }) => `  ${url}`)
  const head = `${stepStates[step.state]}  ${steps[step.id]}`
  if (step.fault === null) return [head, ...items, ...links]
  const { what, next } = sentenceOf(step.fault, client.language)
  return [head, ...items, `  ${what} ${next}`, ...links]
}

/** Exit code 0 only when every step that must be in place is. */
function verdict(profileId: string, steps: readonly SetupStep[], client: Client): Outcome {
  const outcome = done(
    { profileId, steps },
    steps.flatMap((step) => stepLines(step, client)),
  )
  const broken = steps.find(({ state }) => state !== 'ok' && state !== 'optional')
  if (broken === undefined) return outcome
  return { ...outcome, exit: exitCodes.fault, ...(broken.fault !== null && { fault: broken.fault }) }
}

export async function checkSetup(client: Client): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const checked = await call(client, 'setup.check', { profileId: profile.value.id })
  return checked.ok ? verdict(profile.value.id, checked.value.steps, client) : failed(checked.fault)
}

export async function addService(client: Client, serviceId: string): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const service = { profileId: profile.value.id, serviceId }
  // The registry knows whether it is for messages; what it does not know may still be one for files.
  const forMessages = await call(client, 'message.addService', service)
  if (forMessages.ok) return done(forMessages.value, [serviceId])
  const added = await call(client, 'profiles.addService', service)
  return added.ok ? done(added.value, [serviceId]) : failed(added.fault)
}

/** `register` and `request` answer with the step that they belong to, and its link where there is one. */
export async function changeSystem(
  client: Client,
  name: 'system.register' | 'systemUser.request',
): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const changed = await call(client, name, { profileId: profile.value.id })
  if (!changed.ok) return failed(changed.fault)
  const step = changed.value.steps.find(({ id }) =>
    name === 'system.register' ? id === 'system' : id === 'system-user',
  )
  return done({ step }, step === undefined ? [] : stepLines(step, client))
}

/** Throws a usage error for a kind that does not exist. */
export function letterKindOf(word: string, text: CliText): LetterKind {
  const kind = letterKindSchema.safeParse(word)
  if (!kind.success) throw new UsageError(text.invalid('KIND', word))
  return kind.data
}

export async function writeLetter(client: Client, kind: LetterKind): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const { language } = client
  const letter = await call(client, 'setup.letter', { profileId: profile.value.id, kind, language })
  if (!letter.ok) return failed(letter.fault)
  const { to, subject, body } = letter.value
  return done(letter.value, [to, subject, '', ...body.split('\n')])
}
