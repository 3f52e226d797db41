/** Looking after the program itself: the way out of the office, a text for whoever helps. Part of the composition root. */
import type { Settings } from '../preload/contract/models.ts'
import type { Queue } from '../preload/contract/queue-models.ts'
import type { Result } from '../preload/contract/result.ts'
import { noCounters, unknownHealth, type Snapshot } from '../preload/contract/snapshot.ts'
import type { EngineConfiguration } from './engine.ts'
import type { Identity } from './identity/identity.ts'
import { vaultView } from './identity/vault-commands.ts'
import type { Vault } from './identity/vault/vault.ts'
import type { Changes } from './lib/changes.ts'
import type { Handlers } from './lib/handlers.ts'
import { createNetworkPage } from './network/commands.ts'
import { inUse } from './network/hosts.ts'
import type { Ports } from './ports.ts'
import { latestVersion } from './store/migrations.ts'
import type { Database } from './store/database.ts'
import type { SettingStore } from './store/settings.ts'
import { createLoop, type Loop } from './lib/loop.ts'
import { upkeepCommands } from './upkeep/commands.ts'
import { createRetention, readRules } from './upkeep/retention.ts'

const sweepEvery = 24 * 3_600_000
/** Stands in place of a text that was removed: whoever opens the message must not think that it was empty. */
const removedWords = {
  nb: '*Teksten er slettet på denne maskinen, slik innstillingene sier.*',
  nn: '*Teksten er sletta på denne maskina, slik innstillingane seier.*',
  en: '*The text has been removed from this machine, as the settings say.*',
} as const
const languageOf = ({ language }: Settings) => (language === 'system' ? 'nb' : language)

export interface CareParts {
  readonly ports: Ports
  readonly configuration: EngineConfiguration
  readonly database: Database
  readonly settings: SettingStore
  readonly vault: Vault
  readonly identity: Identity
  readonly chosen: () => Settings
  readonly queue: () => Queue
  readonly snapshot: () => Snapshot
  readonly steps: Handlers['setup.get']
  readonly folderOf: (id: string) => Result<string>
  readonly changes: Changes
  /** Connections, tokens and lists are made anew. */
  readonly woke: () => Promise<void>
}

export function createCare(parts: CareParts) {
  const { ports, configuration, settings, vault, identity, chosen } = parts
  const { network, clock, disk } = ports
  const { profiles, environments } = identity
  const page = createNetworkPage({
    ...{ network, clock, settings, vault },
    environments: () => inUse(profiles.all(), environments.all(), configuration.environments),
    lookUpNames: () => chosen().lookUpNames,
    changed: () => void parts.woke(),
  })
  const retention = createRetention(parts.database, clock.now, () => removedWords[languageOf(chosen())])
  /** Lists of every profile are other ones now. */
  const swept = (): void => {
    for (const { id } of profiles.all())
      for (const list of ['inbox', 'outgoing'] as const) parts.changes.stale(list, id, null)
  }
  let daily: Loop | null = null
  const upkeep = upkeepCommands({
    ...{ settings, retention, swept },
    ...{ disk, clock, folderOf: parts.folderOf },
    async facts() {
      const { version, profiles: shown, counters, health, environments: known } = parts.snapshot()
      return {
        ...{ at: clock.now(), version, schema: latestVersion, environments: known },
        ...{ settings: chosen(), queue: parts.queue(), vault: vaultView(vault) },
        ...{ network: page.settings(), results: page.results() },
        profiles: await Promise.all(
          shown.map(async (profile) => {
            const got = await parts.steps({ profileId: profile.id }, 'local')
            return {
              ...{ profile, steps: got.ok ? got.value.steps : [] },
              counters: counters[profile.id] ?? noCounters,
              health: health[profile.id] ?? unknownHealth,
            }
          }),
        ),
        log: (await ports.readLog?.()) ?? [],
      }
    },
  })
  return {
    commands: { ...page.commands, ...upkeep },
    /** Before anything goes out. */
    start() {
      page.start()
      const sweep = (): Promise<number> => {
        const { files, messages, bodies } = retention.sweep(readRules(settings))
        if (files + messages + bodies > 0) swept()
        return Promise.resolve(sweepEvery)
      }
      daily = createLoop(clock, sweep, (error) => ports.log.write('error', 'retention.crashed', { error }))
    },
    stop: async () => daily?.stop(),
  }
}
