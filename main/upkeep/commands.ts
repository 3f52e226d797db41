/** The commands about looking after the program. */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import { momentName, writeNew } from '../lib/write-new.ts'
import type { Clock, Disk } from '../ports.ts'
import { diagnosticText, type DiagnosticFacts } from './diagnostics.ts'

export interface UpkeepPorts {
  readonly disk: Disk
  readonly clock: Pick<Clock, 'now'>
  readonly folderOf: (id: string) => Result<string>
  readonly facts: () => Promise<DiagnosticFacts>
}

type Names = 'diagnostics.read' | 'diagnostics.save'

export function upkeepCommands({ disk, clock, folderOf, facts }: UpkeepPorts): HandlersOf<Names> {
  let read: string | null = null
  return {
    async 'diagnostics.read'() {
      read = diagnosticText(await facts())
      return success({ text: read })
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
