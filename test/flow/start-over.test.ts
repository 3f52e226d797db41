import { expect, test } from 'vitest'
import type { Practice } from '../../main/ports.ts'
import { success } from '../../preload/contract/result.ts'
import { startTestEngine } from '../support/engine.ts'
import { startSimulator } from '../support/simulator.ts'
import { temporaryFolder } from '../support/temporary.ts'

/** Two worlds: the second takes the place of the first when the test lets it. */
async function twoWorlds() {
  const [old, next] = await Promise.all([startSimulator(), startSimulator()])
  let goOn: () => void = () => undefined
  const begun = new Promise<void>((resolve) => (goOn = resolve))
  let current = old
  let asked = 0
  const practice: Practice = {
    start: () => Promise.resolve(success(current.handover)),
    async startOver() {
      asked += 1
      await begun
      current = next
      return success(next.handover)
    },
    stop: () => Promise.resolve(),
  }
  const engine = await startTestEngine({
    home: temporaryFolder(),
    handover: old.handover,
    ports: { practice },
  })
  const stop = async (): Promise<void> => {
    await engine.stop()
    await Promise.all([old.stop(), next.stop()])
  }
  return { engine, goOn: () => goOn(), asked: () => asked, stop }
}

test('starting over twice at once is starting over once, and nothing of the old world is left', async () => {
  const { engine, goOn, asked, stop } = await twoWorlds()
  const { profileIds } = await engine.call('practice.open', {})
  const [profileId = ''] = profileIds
  await engine.call('inbox.refresh', { profileId })
  const before = await engine.call('inbox.list', { profileId, limit: 500 })
  expect(before.total).toBeGreaterThan(0)

  const both = [engine.call('practice.startOver', {}), engine.call('practice.startOver', {})]
  await engine.until('practice starts over', () => Promise.resolve(asked() > 0 ? true : null))
  // Whoever asks now wants to know what will be, not what was.
  const meanwhile = engine.call('inbox.refresh', { profileId })
  expect((await engine.call('inbox.list', { profileId, limit: 500 })).total).toBe(0)
  goOn()
  const [first, second] = await Promise.all(both)
  expect(first).toEqual(second)
  expect(asked()).toBe(1)
  await meanwhile

  const after = await engine.call('inbox.list', { profileId, limit: 500 })
  expect(after.total).toBeGreaterThan(0)
  const old = new Set(before.items.map(({ fileTransferId }) => fileTransferId))
  expect(after.items.filter(({ fileTransferId }) => old.has(fileTransferId))).toEqual([])
  await stop()
})

test('closing the program while practice starts over ends it, and leaves nothing that works on', async () => {
  const { engine, goOn, asked, stop } = await twoWorlds()
  await engine.call('practice.open', {})
  const begun = engine.reply('practice.startOver', {})
  await engine.until('practice starts over', () => Promise.resolve(asked() > 0 ? true : null))
  const stopped = engine.stop()
  goOn()
  await begun
  await stopped
  await stop()
  expect(engine.log.filter((line) => line.includes('crashed'))).toEqual([])
})
