/** Calls of the set-up checklist (platform.md §8). */
import { z } from 'zod'
import { byProfile, command, nothing } from './command.ts'
import { idSchema, languageSchema, organisationNumberSchema } from './models.ts'
import {
  letterKindSchema,
  letterSchema,
  linkKindSchema,
  serviceFoundSchema,
  setupStepIdSchema,
  setupStepSchema,
} from './setup-models.ts'

const steps = z.object({ steps: z.array(setupStepSchema) })

export const setupCommands = {
  'setup.get': command(byProfile, steps),
  /** Runs the checks in order; progress comes as `list.stale` for `setup`. */
  'setup.check': command(z.object({ profileId: idSchema, step: setupStepIdSchema.optional() }), steps),
  /** What cannot be checked is ticked by the person. */
  'setup.tickTerms': command(z.object({ profileId: idSchema, done: z.boolean() }), steps),
  'setup.letter': command(
    z.object({ profileId: idSchema, kind: letterKindSchema, language: languageSchema }),
    letterSchema,
  ),
  /** Opens a page of this profile's environment outside; the address never comes from a door. */
  'setup.openLink': command(z.object({ profileId: idSchema, kind: linkKindSchema }), nothing),

  /** Services by words of their name or by id, from the open registry. */
  'services.find': command(
    z.object({ profileId: idSchema, words: z.string().max(200) }),
    z.object({ services: z.array(serviceFoundSchema) }),
  ),

  /** Registers the system, or brings it up to date with client and services. */
  'system.register': command(byProfile, steps),
  /** Asks for a system user, anew when the last request was turned down. */
  'systemUser.request': command(byProfile, steps),
  /** Asks for the rights that services added later need. */
  'systemUser.change': command(byProfile, steps),
  /** One that exists already, made by hand or by a supplier. */
  'systemUser.adopt': command(
    z.object({
      profileId: idSchema,
      organisation: organisationNumberSchema,
      externalRef: z.string().max(255).nullable(),
    }),
    steps,
  ),

  /** Sends a small file to one's own organisation and follows it; ends in step `trial`. */
  'trial.send': command(z.object({ profileId: idSchema, serviceId: z.string().min(1).max(255) }), steps),
} as const
