/** What has been chosen about the way out, as it is kept. The login is in the vault; here stands only whom it is for. */
import { z } from 'zod'
import { proxyChoiceSchema, type NetworkSettings } from '../../preload/contract/network-models.ts'
import type { ProxyLogin } from '../ports.ts'
import type { SettingStore } from '../store/settings.ts'
import type { Vault } from '../identity/vault/vault.ts'
import { viewOfAuthority } from './authorities.ts'

const keptSchema = z.object({
  proxy: proxyChoiceSchema.default({ kind: 'system' }),
  systemCertificates: z.boolean().default(true),
  /** PEM. */
  authorities: z.array(z.string()).default([]),
  loginFor: z.string().nullable().default(null),
})
export type Kept = z.infer<typeof keptSchema>
const key = 'network'

export function readKept(settings: SettingStore): Kept {
  const text = settings.get(key)
  const parsed = keptSchema.safeParse(text === null ? {} : JSON.parse(text))
  return parsed.success ? parsed.data : keptSchema.parse({})
}

export const writeKept = (settings: SettingStore, kept: Kept): void => settings.set(key, JSON.stringify(kept))

export function viewOfKept({ proxy, systemCertificates, authorities, loginFor }: Kept): NetworkSettings {
  return { proxy, systemCertificates, authorities: authorities.map(viewOfAuthority), loginFor }
}

/** Belongs to the machine and to no profile. */
const owner = ''
const purpose = 'proxy-login'
const loginSchema = z.object({ proxy: z.string(), user: z.string(), password: z.string() })
export type SealedLogin = z.infer<typeof loginSchema>
type LoginVault = Pick<Vault, 'seal' | 'unseal' | 'remove'>

/** Faults: as `Vault.seal`. */
export async function keepLogin(vault: LoginVault, login: SealedLogin) {
  const bytes = Buffer.from(JSON.stringify(login))
  const sealed = await vault.seal(owner, purpose, bytes)
  bytes.fill(0)
  return sealed
}

export const forgetLogin = (vault: LoginVault) => vault.remove(owner, purpose)

/** Null when there is none for this proxy, or the vault is closed: the proxy then asks, and the person is told. */
export async function openLogin(vault: LoginVault, proxy: string): Promise<ProxyLogin | null> {
  const opened = await vault.unseal(owner, purpose)
  if (!opened.ok) return null
  const login = loginSchema.parse(JSON.parse(Buffer.from(opened.value).toString('utf8')))
  opened.value.fill(0)
  // What is sealed says whom it is for: the settings beside it could have been changed by somebody else.
  return login.proxy === proxy ? { user: login.user, password: login.password } : null
}
