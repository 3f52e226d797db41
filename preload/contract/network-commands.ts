/** Commands about the way out. A password goes in and never comes out. */
import { z } from 'zod'
import { command, none } from './command.ts'
import {
  networkHostSchema,
  networkResultSchema,
  networkSettingsSchema,
  proxyChoiceSchema,
} from './network-models.ts'

export const networkCommands = {
  /** The hosts of the environments that are in use; of the built-in ones while there is no profile. */
  'network.get': command(
    none,
    z.object({ hosts: z.array(networkHostSchema), settings: networkSettingsSchema }),
  ),
  /** Meets one host; answers when it has, and what went wrong is part of the answer. */
  'network.test': command(z.object({ id: z.string().min(1).max(300) }), networkResultSchema),
  'network.set': command(
    z.object({
      proxy: proxyChoiceSchema.optional(),
      systemCertificates: z.boolean().optional(),
      /** PEM or DER as base64, in place of what was added before; null takes it away. */
      authorities: z.base64().max(1_000_000).nullable().optional(),
    }),
    networkSettingsSchema,
  ),
  /** For one proxy alone, `host:port`; kept in the vault. */
  'network.setLogin': command(
    z.object({
      login: z
        .object({
          proxy: z.string().min(1).max(300),
          user: z.string().min(1).max(200),
          password: z.string().max(500),
        })
        .nullable(),
    }),
    networkSettingsSchema,
  ),
} as const
