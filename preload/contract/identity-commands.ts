/** Calls about profiles, keys, the vault and organisations. A secret goes in and never comes out. */
import { z } from 'zod'
import { byProfile, command, none, nothing, path } from './command.ts'
import {
  calendarEntrySchema,
  foundKeySchema,
  keyViewSchema,
  lookUpSchema,
  vaultViewSchema,
} from './identity-models.ts'
import { environmentViewSchema, idSchema, organisationSchema, profileSchema } from './models.ts'

const organisation = z.string().min(1).max(40)
const keyId = z.string().min(1).max(200)
const clientId = z.string().min(1).max(200)
const externalRef = z.string().max(255).nullable()
const passphrase = z.string().min(1).max(1_000)
/** A key file is small; base64 makes it a third larger. */
const smallFile = z.base64().max(1_500_000)
const byKey = z.object({ profileId: idSchema, id: idSchema })

export const identityCommands = {
  'profiles.select': command(byProfile, nothing),
  /** Begins a profile with nothing but environment and organisation: the checklist does the rest. */
  'profiles.create': command(
    z.object({
      environmentId: idSchema,
      organisation,
      /** The supplier's profile, whose client and key act for this organisation. */
      supplierProfileId: idSchema.nullable().default(null),
    }),
    profileSchema,
  ),
  /** A whole profile in one call, its key in the person's own file. */
  'profiles.add': command(
    z.object({
      environmentId: idSchema,
      organisation,
      clientId,
      keyFile: path,
      keyId,
      systemUser: z.object({ organisation, externalRef }).nullable().default(null),
      services: z.array(z.string().min(1).max(255)).max(100).default([]),
    }),
    profileSchema,
    'local',
  ),
  'profiles.setClient': command(z.object({ profileId: idSchema, clientId }), profileSchema),
  /** What it has sent and received stays in the records; its keys are removed from the vault. */
  'profiles.remove': command(byProfile, nothing),
  'profiles.addService': command(
    z.object({ profileId: idSchema, serviceId: z.string().min(1).max(255) }),
    profileSchema,
  ),
  'profiles.removeService': command(
    z.object({ profileId: idSchema, serviceId: z.string().min(1).max(255) }),
    profileSchema,
  ),

  /** An environment of one's own from a JSON file. */
  'environments.add': command(z.object({ document: z.unknown() }), environmentViewSchema),

  'keys.list': command(byProfile, z.object({ keys: z.array(keyViewSchema) })),
  /** Makes an RSA 3072 key in the vault; `current` when there is none yet, else `next`. */
  'keys.make': command(byProfile, keyViewSchema),
  /** Looks into a file the person chose; what was found is kept in memory for ten minutes. */
  'keys.read': command(
    z.object({ profileId: idSchema, content: smallFile, password: z.string().max(1_000).nullable() }),
    z.object({ found: z.array(foundKeySchema) }),
  ),
  /** The certificates in the system's own store. */
  'keys.readStore': command(byProfile, z.object({ found: z.array(foundKeySchema) })),
  /** Takes what was found. `keyId` null: the certificate identifies the key. */
  'keys.take': command(
    z.object({ profileId: idSchema, foundId: idSchema, keyId: keyId.nullable() }),
    keyViewSchema,
  ),
  /** The key id that self-service gave a key pasted as PEM. */
  'keys.setKeyId': command(z.object({ ...byKey.shape, keyId }), keyViewSchema),
  /** When the person registered it at Maskinporten: it lapses a year later. */
  'keys.registered': command(z.object({ ...byKey.shape, at: z.number().int() }), keyViewSchema),
  /** Asks Maskinporten for a token with this key, and switches to it when that works. */
  'keys.switch': command(byKey, keyViewSchema),
  /** Not the current one. */
  'keys.remove': command(byKey, nothing),

  'vault.get': command(none, vaultViewSchema),
  'vault.unlock': command(z.object({ passphrase }), vaultViewSchema),
  /** A second way in, for a machine without a keychain; null removes it. */
  'vault.setPassphrase': command(z.object({ passphrase: passphrase.nullable() }), vaultViewSchema),
  /** Writes a sealed copy to a folder; answers its name there. */
  'vault.backup': command(z.object({ passphrase, folderId: idSchema }), z.object({ name: z.string() })),
  'vault.restore': command(
    z.object({ passphrase, content: smallFile }),
    z.object({ added: z.number().int(), same: z.number().int(), different: z.number().int() }),
  ),

  /** What lapses, soonest first, over all profiles. */
  'calendar.list': command(none, z.object({ entries: z.array(calendarEntrySchema) })),

  /** Asks the register only with consent (`settings.lookUpNames`). */
  'organisations.lookUp': command(z.object({ environmentId: idSchema, number: organisation }), lookUpSchema),
  'recipients.known': command(
    z.object({ profileId: idSchema, search: z.string().max(100).default('') }),
    z.object({ organisations: z.array(organisationSchema) }),
  ),
} as const
