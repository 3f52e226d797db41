import { expect, onTestFinished, test } from 'vitest'
import { blockBytes, createHashers } from '../../../main/transfers/hasher.ts'

test('whoever waits for room in a checksum that is given up is told, so that the file is closed', async () => {
  const hashers = createHashers()
  onTestFinished(() => hashers.close())
  const hasher = hashers.create(100 * blockBytes)
  // More blocks than there are, faster than they can be hashed: the thread has not even started.
  let waiting: Promise<Uint8Array> = Promise.resolve(new Uint8Array())
  const fill = async (): Promise<void> => {
    for (;;) {
      waiting = hasher.block()
      await waiting
      hasher.update(blockBytes)
    }
  }
  const filling = fill()
  for (let round = 0; round < 20; round += 1) await Promise.resolve()
  hasher.abandon()
  await expect(filling).rejects.toThrow('given up')
})

test('a checksum that was given up hands out no more room', async () => {
  const hashers = createHashers()
  onTestFinished(() => hashers.close())
  const hasher = hashers.create(100 * blockBytes)
  await hasher.block()
  hasher.abandon()
  await expect(hasher.block()).rejects.toThrow('given up')
})
