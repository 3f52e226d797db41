/** The commands about looking after the program. */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import { momentName, writeNew } from '../lib/write-new.ts'
import type { Clock, Disk } from '../ports.ts'
import type { SettingStore } from '../store/settings.ts'
import { readRules, writeRules, type Retention } from './retention.ts'
import { diagnosticText, type DiagnosticFacts } from './diagnostics.ts'

export interface UpkeepPorts {
  readonly disk: Disk
  readonly clock: Pick<Clock, 'now'>
  readonly folderOf: (id: string) => Result<string>
  readonly facts: () => Promise<DiagnosticFacts>
  readonly settings: SettingStore
  readonly retention: Retention
  /** Lists are older than what is kept. */
  readonly swept: () => void
}

type Names =
  | 'diagnostics.read'
  | 'diagnostics.save'
  | 'retention.get'
  | 'retention.set'
  | 'retention.count'
  | 'retention.sweep'

export function upkeepCommands(ports: UpkeepPorts): HandlersOf<Names> {
  const { disk, clock, folderOf, facts, settings, retention } = ports
  let read: string | null = null
  return {
    async 'diagnostics.read'() {
      read = diagnosticText(await facts())
      return success({ text: read })
    },
    'retention.get': () => success(readRules(settings)),
    'retention.set'({ historyDays, bodyDays }) {
      const before = readRules(settings)
      const rules = {
        historyDays: historyDays === undefined ? before.historyDays : historyDays,
        bodyDays: bodyDays === undefined ? before.bodyDays : bodyDays,
      }
      writeRules(settings, rules)
      retention.sweep(rules)
      ports.swept()
      return success(rules)
    },
    'retention.count': (rules) => success(retention.count(rules)),
    'retention.sweep'(rules) {
      const counts = retention.sweep(rules)
      ports.swept()
      return success(counts)
    },
    async 'diagnostics.save'({ folderId }) {
      // What nobody has read is not written: that is the whole idea.
      if (read === null) return failure(fault('wrong-state'))
      const folder = folderOf(folderId)
      if (!folder.ok) return folder
      const name = `budstikke-diagnostics-${momentName(clock.now())}.txt`
      const written = await writeNew(disk, path.join(folder.value, name), Buffer.from(read))
      return written.ok ? success({ name }) : written
    },
  }
}
