/** The set-up checklist as a door sees it (platform.md §8). Times are epoch milliseconds. */
import { z } from 'zod'
import { faultSchema, idSchema } from './models.ts'

const time = z.number().int()
const scalar = z.union([z.string(), z.number()])

/** In the order in which one builds on the other. */
export const setupStepIdSchema = z.enum([
  'environment',
  'organisation',
  'network',
  'terms',
  'key',
  'client',
  'scopes',
  'exchange',
  'service',
  'system',
  'system-user',
  'access',
  'events',
  'trial',
  'watch',
])
export type SetupStepId = z.infer<typeof setupStepIdSchema>

/** `waiting` = for others or for time to pass; `optional` = can be done, need not. */
export const setupStateSchema = z.enum(['not-started', 'checking', 'ok', 'attention', 'waiting', 'optional'])
export type SetupState = z.infer<typeof setupStateSchema>

/** Who can do the next thing. */
export const setupActorSchema = z.enum([
  'you',
  'it',
  'manager',
  'approver',
  'service-owner',
  'altinn',
  'digdir',
  'nobody',
])
export type SetupActor = z.infer<typeof setupActorSchema>

/** Letters that are written for the person. */
export const letterKindSchema = z.enum([
  'scope-request',
  'vendor-terms',
  'test-organisation',
  'access-list',
  'service-access',
  'approval',
  'firewall',
  'help',
])
export type LetterKind = z.infer<typeof letterKindSchema>

/** Pages the person needs; the engine knows the addresses, a door opens no others. */
export const linkKindSchema = z.enum(['self-service', 'onboarding', 'terms', 'approval'])
export type LinkKind = z.infer<typeof linkKindSchema>

/** What a step is done with; each is a command of its own. */
export const setupActSchema = z.enum([
  'tick-terms',
  'make-key',
  'import-key',
  'choose-store-key',
  'enter-client',
  'add-service',
  'register-system',
  'request-system-user',
  'change-system-user',
  'adopt-system-user',
  'send-trial',
])
export type SetupAct = z.infer<typeof setupActSchema>

/** One of several things a step looks at: a scope, a service, a host. */
export const setupItemSchema = z.object({
  id: z.string(),
  label: z.string(),
  state: setupStateSchema,
  fault: faultSchema.nullable(),
})
export type SetupItem = z.infer<typeof setupItemSchema>

export const setupStepSchema = z.object({
  id: setupStepIdSchema,
  state: setupStateSchema,
  /** What is in the way, or with state `ok` what should be known. */
  fault: faultSchema.nullable(),
  /** What was found out, named by the text key that shows it: `{ organisation: '310904473' }`. */
  facts: z.record(z.string(), scalar),
  items: z.array(setupItemSchema),
  who: setupActorSchema.nullable(),
  /** The first is the obvious next one. */
  acts: z.array(setupActSchema),
  letters: z.array(letterKindSchema),
  links: z.array(z.object({ kind: linkKindSchema, url: z.string() })),
  checkedAt: time.nullable(),
})
export type SetupStep = z.infer<typeof setupStepSchema>

/** A service as the resource registry tells of it (platform.md §6). */
export const serviceFoundSchema = z.object({
  id: idSchema,
  title: z.string().nullable(),
  owner: z.string().nullable(),
  /** `BrokerService`, `CorrespondenceService`, `GenericAccessResource`, … */
  type: z.string(),
})
export type ServiceFound = z.infer<typeof serviceFoundSchema>

export const letterSchema = z.object({ to: z.string(), subject: z.string(), body: z.string() })
export type Letter = z.infer<typeof letterSchema>
