/** What would go where, before a folder is switched on. Claims nothing and sends nothing. */
import path from 'node:path'
import { success, type Result } from '../../preload/contract/result.ts'
import type { Clock } from '../ports.ts'
import { createPlanFor } from './examine.ts'
import type { OutRule } from './out-rule.ts'
import type { Plan } from './plan.ts'
import type { FolderDisk } from './ports.ts'
import { createSweep, type Swept } from './sweep.ts'

export interface Preview {
  /** How many files the rule does not leave out. */
  readonly total: number
  /** The first of them by name. */
  readonly files: readonly { readonly name: string; readonly subFolder: string; readonly plan: Plan }[]
  readonly ignored: Swept['ignored']
  readonly examples: Swept['examples']
}

const mostShown = 200

/** Faults: folder-missing, folder-unreadable. */
export async function previewOut(rule: OutRule, disk: FolderDisk, clock: Clock): Promise<Result<Preview>> {
  const swept = await createSweep(rule, disk, clock)()
  if (!swept.ok) return swept
  const { candidates, ignored, examples } = swept.value
  const planFor = createPlanFor(rule, disk)
  const first = candidates
    .toSorted((a, b) => a.subFolder.localeCompare(b.subFolder, 'nb') || a.name.localeCompare(b.name, 'nb'))
    .slice(0, mostShown)
  const files: { name: string; subFolder: string; plan: Plan }[] = []
  for (const candidate of first) {
    const { name, subFolder } = candidate
    const identity = await disk.identity(path.join(rule.path, subFolder, name))
    if (identity.ok) files.push({ name, subFolder, plan: await planFor(candidate, identity.value.size) })
  }
  return success({ total: candidates.length, files, ignored, examples })
}
