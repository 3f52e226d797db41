/** The commands about the vault, and about what lapses. A passphrase comes in and is never kept. */
import path from 'node:path'
import type { VaultView } from '../../preload/contract/identity-models.ts'
import { success, type Result } from '../../preload/contract/result.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import { momentName, writeNew } from '../lib/write-new.ts'
import type { Clock, Disk } from '../ports.ts'
import type { Companion } from './backup-companion.ts'
import type { Calendar } from './calendar.ts'
import type { Vault } from './vault/vault.ts'

export interface VaultCommandPorts {
  readonly vault: Vault
  readonly companion: Companion
  readonly calendar: Calendar
  readonly disk: Disk
  readonly clock: Clock
  readonly folderOf: (id: string) => Result<string>
  /** Profiles may have come with a backup, and keys can be used that could not. */
  readonly changed: () => void
}

type Names =
  'vault.get' | 'vault.unlock' | 'vault.setPassphrase' | 'vault.backup' | 'vault.restore' | 'calendar.list'

export function vaultView(vault: Vault): VaultView {
  const { open, wraps, fault: reason } = vault.state()
  const state = open ? 'open' : wraps.length === 0 && reason === null ? 'empty' : 'closed'
  return { state, openedBy: [...new Set(wraps.map(({ kind }) => kind))], fault: reason }
}

export function vaultCommands(ports: VaultCommandPorts): HandlersOf<Names> {
  const { vault, companion, calendar, disk, clock } = ports

  const shown = (result: Result<null>): Result<VaultView> => {
    if (!result.ok) return result
    ports.changed()
    return success(vaultView(vault))
  }

  return {
    async 'vault.get'() {
      // Opened only where there is something to open: a question must not make a keychain ask the person.
      if (vaultView(vault).state === 'closed') await vault.open()
      return success(vaultView(vault))
    },
    async 'vault.unlock'({ passphrase }) {
      return shown(await vault.openWith(passphrase))
    },
    async 'vault.setPassphrase'({ passphrase }) {
      return shown(
        passphrase === null ? await vault.removePassphrase() : await vault.addPassphrase(passphrase),
      )
    },
    async 'vault.backup'({ passphrase, folderId }) {
      const folder = ports.folderOf(folderId)
      if (!folder.ok) return folder
      const bytes = await vault.exportBackup(passphrase, companion.write())
      if (!bytes.ok) return bytes
      const name = `budstikke-${momentName(clock.now())}.backup`
      const written = await writeNew(disk, path.join(folder.value, name), bytes.value)
      return written.ok ? success({ name }) : written
    },
    async 'vault.restore'({ passphrase, content }) {
      const imported = await vault.importBackup(Buffer.from(content, 'base64'), passphrase)
      if (!imported.ok) return imported
      const { added, same, different, restored, companion: text } = imported.value
      const profiles = companion.read(text)
      if (!profiles.ok) return profiles
      ports.changed()
      return success({
        ...{ added: added.length + restored.length, same: same.length, different: different.length },
      })
    },
    'calendar.list': () => success({ entries: [...calendar.all()] }),
  }
}
