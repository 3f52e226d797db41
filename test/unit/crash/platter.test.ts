import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { systemDisk } from '../../../main/lib/disk.ts'
import type { Disk } from '../../../main/ports.ts'
import { success } from '../../../preload/contract/result.ts'
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

  test('takes of a file that is written in stretches only those that were not synced', async () => {
    const half = bytes.byteLength / 2
    const left = new Set<string>()
    for (let seed = 0; seed < 40; seed += 1) {
      const folder = temporaryFolder()
      const file = path.join(folder, 'a')
      const platter = createPlatter(systemDisk, [folder], createDice(seed))
      const opened = await platter.disk.openWrite(file, 'create')
      if (!opened.ok) throw new Error(opened.fault.code)
      const { write: put, truncate, sync } = opened.value
      await truncate(bytes.byteLength)
      await put([bytes.subarray(half)], half)
      await sync()
      await put([bytes.subarray(0, half)], 0)
      await platter.disk.syncFolder(folder)
      await opened.value.close()
      expect(platter.areBytesSafe(file, half, bytes.byteLength)).toBe(true)
      expect(platter.areBytesSafe(file, half - 1, bytes.byteLength)).toBe(false)
      await platter.cutWhenStill()
      const after = readFileSync(file)
      expect(after.subarray(half).equals(bytes.subarray(half)), 'what was synced').toBe(true)
      const rest = after.subarray(0, half)
      if (rest.every((byte) => byte === 0)) left.add('zeros')
      else left.add(rest.equals(bytes.subarray(0, half)) ? 'whole' : 'torn')
    }
    expect([...left].toSorted()).toEqual(['torn', 'whole', 'zeros'])
  })

  test('takes what was written while a sync was under way: that sync has promised nothing of it', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'a')
    const syncing = Promise.withResolvers<null>()
    const slow: Partial<Disk> = {
      async openWrite(name, mode) {
        const opened = await systemDisk.openWrite(name, mode)
        return opened.ok
          ? success({
              ...opened.value,
              sync: async () => {
                await syncing.promise
              },
            })
          : opened
      },
    }
    const platter = createPlatter({ ...systemDisk, ...slow }, [folder], createDice(1))
    const opened = await platter.disk.openWrite(file, 'create')
    if (!opened.ok) throw new Error(opened.fault.code)
    await opened.value.write([bytes], 0)
    const synced = opened.value.sync()
    await opened.value.write([bytes], bytes.byteLength)
    syncing.resolve(null)
    await synced
    expect(platter.areBytesSafe(file, 0, bytes.byteLength)).toBe(true)
    expect(platter.areBytesSafe(file, 0, bytes.byteLength + 1)).toBe(false)
    await opened.value.close()
  })

  test('may bring back a file that was removed', async () => {
    const left = await leftAfter(async (platter, folder) => {
      await write(platter, path.join(folder, 'a'), { sync: true, syncFolder: true })
      await platter.disk.remove(path.join(folder, 'a'))
    })
    expect([...left].toSorted()).toEqual(['a whole', 'nothing'])
  })
})
