/** Looking after the program itself: the way out of the office. Part of the composition root. */
import type { Settings } from '../preload/contract/models.ts'
import type { EngineConfiguration } from './engine.ts'
import type { Identity } from './identity/identity.ts'
import type { Vault } from './identity/vault/vault.ts'
import { createNetworkPage } from './network/commands.ts'
import { inUse } from './network/hosts.ts'
import type { Ports } from './ports.ts'
import type { SettingStore } from './store/settings.ts'

export interface CareParts {
  readonly ports: Ports
  readonly configuration: EngineConfiguration
  readonly settings: SettingStore
  readonly vault: Vault
  readonly identity: Identity
  readonly chosen: () => Settings
  /** Connections, tokens and lists are made anew. */
  readonly woke: () => Promise<void>
}

export function createCare({ ports, configuration, settings, vault, identity, chosen, woke }: CareParts) {
  const { network, clock } = ports
  const { profiles, environments } = identity
  const page = createNetworkPage({
    ...{ network, clock, settings, vault },
    environments: () => inUse(profiles.all(), environments.all(), configuration.environments),
    lookUpNames: () => chosen().lookUpNames,
    changed: () => void woke(),
  })
  return {
    commands: page.commands,
    /** Before anything goes out. */
    start: page.start,
  }
}
