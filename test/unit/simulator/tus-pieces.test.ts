/** A file in pieces, however they come in: what is on disk, what is read back and what is hashed is the file. */
import { createHash, type Hash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import type { Digests } from '../../../main/simulator/broker/digests.ts'
import { append, TooMuch } from '../../../main/simulator/broker/tus/append.ts'
import { createHashing } from '../../../main/simulator/broker/tus/hashing.ts'
import { slicesOf } from '../../../main/simulator/state/blobs.ts'
import { md5, numbers } from './tus.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'budstikke-pieces-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0
const fresh = (): string => {
  count += 1
  return path.join(folder, String(count))
}

it('reads any range of a file in pieces as from one file', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.nat(),
      (sizes, one, other) => {
        const total = sizes.reduce((all, size) => all + size, 0)
        fc.pre(total > 0)
        const [first = 0, last = 0] = [one % total, other % total].toSorted((a, b) => a - b)
        const content = numbers(total)
        const pieces = sizes.map((size, index) => {
          const start = sizes.slice(0, index).reduce((all, before) => all + before, 0)
          return content.subarray(start, start + size)
        })
        const read = slicesOf(sizes, first, last).map((slice) =>
          (pieces[slice.piece] ?? Buffer.alloc(0)).subarray(slice.first, slice.last + 1),
        )
        expect(Buffer.concat(read)).toEqual(content.subarray(first, last + 1))
      },
    ),
  )
})

it('keeps exactly what came before a line broke, in chunks of any size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 400_000 }), { maxLength: 12 }),
      fc.nat(1_000),
      fc.boolean(),
      async (chunks, from, breaks) => {
        const total = chunks.reduce((all, size) => all + size, 0)
        const content = numbers(from + total)
        const file = fresh()
        writeFileSync(file, content.subarray(0, from))
        async function* body(): AsyncGenerator<Buffer> {
          let start = from
          for (const size of chunks) {
            yield content.subarray(start, start + size)
            start += size
            await Promise.resolve()
          }
          if (breaks) throw new Error('The sender has gone')
        }
        let wrote = from
        const place = { path: file, from, most: total, grow: () => true }
        const { end, broken } = await append(body, {
          ...place,
          wrote(length) {
            expect(length).toBeGreaterThan(wrote)
            wrote = length
          },
        })
        expect([end, broken !== null, wrote]).toEqual([from + total, breaks, from + total])
        expect(readFileSync(file).equals(content)).toBe(true)
        if (total === 0) return
        const less = append(body, { ...place, most: total - 1, wrote: () => undefined })
        await expect(less).rejects.toThrow(TooMuch)
      },
    ),
    { numRuns: 40 },
  )
})

/** The real hash, without a worker. */
const digests: Digests = {
  begin() {
    const hash: Hash = createHash('md5')
    return {
      update: async (slab, length) => {
        await Promise.resolve()
        hash.update(slab.subarray(0, length))
      },
      finish: () => Promise.resolve({ md5: hash.digest('hex'), malware: false }),
      drop: () => undefined,
    }
  },
  stop: () => Promise.resolve(),
}

it('hashes the file that is joined, whatever grew first and in whichever order it is joined', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 2_500_000 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(fc.nat(3), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 10 }),
      fc.boolean(),
      fc.boolean(),
      async (sizes, growth, turned, restarts) => {
        const contents = sizes.map((size, index) => numbers(size + index).subarray(index))
        const line = contents.map((content, index) => ({
          ...{ id: String(index), path: fresh(), length: content.length },
        }))
        for (const [index, piece] of line.entries()) writeFileSync(piece.path, contents[index] ?? '')
        const written = new Map<string, number>()
        const open = () => createHashing({ digests, line: () => line, written: (id) => written.get(id) ?? 0 })
        let hashing = open()
        for (const [step, [number, share]] of growth.entries()) {
          const piece = line[number]
          if (piece === undefined) continue
          const length = Math.max(written.get(piece.id) ?? 0, Math.floor(piece.length * share))
          written.set(piece.id, length)
          hashing.grew('transfer', piece.id, length)
          // A new process knows only what was accepted.
          if (restarts && step === 3) hashing = open()
        }
        const order = turned ? line.toReversed() : line
        const expected = Buffer.concat(turned ? contents.toReversed() : contents)
        const received = await hashing.finish('transfer', order)
        expect(received).toEqual({ size: expected.length, md5: md5(expected), malware: false })
      },
    ),
    { numRuns: 40 },
  )
})
