import { createHash, randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { blockBytes, createHashers, type Hashers } from '../../../main/transfers/hasher.ts'

const hashers: Hashers = createHashers()
afterAll(() => hashers.close())

async function hashOf(content: Buffer): Promise<string> {
  const hasher = hashers.create(content.byteLength)
  for (let position = 0; position < content.byteLength;) {
    const block = await hasher.block()
    const part = content.subarray(position, position + block.byteLength)
    block.set(part)
    hasher.update(part.byteLength)
    position += part.byteLength
  }
  return hasher.digest()
}

describe('a checksum', () => {
  test.each([1, 1_000, 512 * 1024, 512 * 1024 + 1, blockBytes, blockBytes * 40 + 17])(
    'of %i bytes is the one every other program computes, in whichever thread',
    async (length) => {
      const content = randomBytes(length)
      expect(await hashOf(content)).toBe(createHash('md5').update(content).digest('hex'))
    },
  )

  test('is not spoilt by what an earlier file left in the shared memory', async () => {
    await hashOf(randomBytes(blockBytes * 14))
    const content = randomBytes(blockBytes * 2 + 5)
    expect(await hashOf(content)).toBe(createHash('md5').update(content).digest('hex'))
  })

  test('of one file is not mixed with another that is hashed at the same time', async () => {
    const files = [randomBytes(blockBytes * 20), randomBytes(blockBytes * 20), randomBytes(blockBytes * 20)]
    const hashes = await Promise.all(files.map(hashOf))
    expect(hashes).toEqual(files.map((content) => createHash('md5').update(content).digest('hex')))
  })

  test('that is given up leaves the next one right', async () => {
    const hasher = hashers.create(blockBytes * 3)
    await hasher.block()
    hasher.update(blockBytes)
    hasher.abandon()
    const content = randomBytes(blockBytes * 3)
    expect(await hashOf(content)).toBe(createHash('md5').update(content).digest('hex'))
  })
})
