import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { systemDisk } from '../../../main/lib/disk.ts'
import { createPlatter, type Platter } from '../../crash/child/platter.ts'
import { createDice } from '../../fuzz/changes.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const bytes = Buffer.from('innhold'.repeat(1_000))

interface Written {
  readonly sync: boolean
  readonly syncFolder: boolean
}

async function write(platter: Platter, file: string, { sync, syncFolder }: Written): Promise<void> {
  const opened = await platter.disk.openWrite(file, 'create')
  if (!opened.ok) throw new Error(opened.fault.code)
  await opened.value.write([bytes], 0)
  if (sync) await opened.value.sync()
  await opened.value.close()
  if (syncFolder) await platter.disk.syncFolder(path.dirname(file))
}

/** What is left of one file after each of forty power cuts. */
async function leftAfter(
  work: (platter: Platter, folder: string) => Promise<void>,
): Promise<ReadonlySet<string>> {
  const left = new Set<string>()
  for (let seed = 0; seed < 40; seed += 1) {
    const folder = temporaryFolder()
    const platter = createPlatter(systemDisk, [folder], createDice(seed))
    await work(platter, folder)
    await platter.cutWhenStill()
    const files = readdirSync(folder).toSorted()
    const content = files.map((name) =>
      readFileSync(path.join(folder, name)).equals(bytes) ? 'whole' : 'torn',
    )
    left.add(files.map((name, index) => `${name} ${content[index] ?? ''}`).join(', ') || 'nothing')
  }
  return left
}

describe('a power cut', () => {
  test('takes nothing of a file that was synced, name and all', async () => {
    const left = await leftAfter((platter, folder) =>
      write(platter, path.join(folder, 'a'), { sync: true, syncFolder: true }),
    )
    expect([...left]).toEqual(['a whole'])
  })

  test('may take the name when only the bytes were synced', async () => {
    const left = await leftAfter((platter, folder) =>
      write(platter, path.join(folder, 'a'), { sync: true, syncFolder: false }),
    )
    expect([...left].toSorted()).toEqual(['a whole', 'nothing'])
  })

  test('may take bytes when only the name was synced', async () => {
    const left = await leftAfter((platter, folder) =>
      write(platter, path.join(folder, 'a'), { sync: false, syncFolder: true }),
    )
    expect([...left].toSorted()).toEqual(['a torn', 'a whole'])
  })

  test('may leave a moved file under its old name, its new one, both or none', async () => {
    const left = await leftAfter(async (platter, folder) => {
      await write(platter, path.join(folder, 'a'), { sync: true, syncFolder: true })
      await platter.disk.moveExclusive(path.join(folder, 'a'), path.join(folder, 'b'))
    })
    expect([...left].toSorted()).toEqual(['a whole', 'a whole, b whole', 'b whole', 'nothing'])
  })

  test('leaves two names of one file two names of one file', async () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const folder = temporaryFolder()
      const [a, b] = [path.join(folder, 'a'), path.join(folder, 'b')] as const
      writeFileSync(a, bytes)
      const platter = createPlatter(systemDisk, [folder], createDice(seed))
      await platter.disk.moveExclusive(a, b)
      platter.cut()
      if (existsSync(a) && existsSync(b)) expect(statSync(a).ino).toBe(statSync(b).ino)
    }
  })

  test('is the end: what the engine asks for afterwards never happens', async () => {
    const folder = temporaryFolder()
    const platter = createPlatter(systemDisk, [folder], createDice(1))
    await platter.cutWhenStill()
    void write(platter, path.join(folder, 'late'), { sync: true, syncFolder: true })
    await new Promise((resolve) => setImmediate(resolve))
    expect(readdirSync(folder)).toEqual([])
  })
})
