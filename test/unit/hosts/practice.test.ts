import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { reducedEnvironment } from '../../../main/hosts/practice-process.ts'
import { createPractice, type PracticeProcess } from '../../../main/hosts/practice.ts'
import { success } from '../../../preload/contract/result.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { temporaryFolder } from '../../support/temporary.ts'

function setUp(line: string | null = '{"pid":1}') {
  const home = temporaryFolder()
  const clock = createFakeClock()
  const launched: { folder: string; die: () => void; isStopped: boolean }[] = []
  const launch = (folder: string): PracticeProcess => {
    const exited = Promise.withResolvers<void>()
    const one = { folder, die: () => exited.resolve(), isStopped: false }
    launched.push(one)
    return {
      firstLine: line === null ? new Promise(() => undefined) : Promise.resolve(line),
      exited: exited.promise,
      complaint: () => 'no port',
      async stop() {
        one.isStopped = true
        one.die()
      },
    }
  }
  return { home, clock, launched, practice: createPractice({ home, clock, launch }) }
}

describe('the practice environment', () => {
  it('is started once, whoever asks, and is the same value to all', async () => {
    const { practice, launched, home } = setUp()
    const [first, second] = await Promise.all([practice.start(), practice.start()])
    expect(launched.map(({ folder }) => folder)).toEqual([path.join(home, 'practice')])
    expect(first).toEqual(success({ pid: 1 }))
    expect(first.ok && second.ok && first.value === second.value).toBe(true)
  })

  it('is started again when it has died', async () => {
    const { practice, launched } = setUp()
    await practice.start()
    launched[0]?.die()
    await practice.start()
    expect(launched).toHaveLength(2)
  })

  it('says why when it does not come up, and is not left running', async () => {
    const silent = setUp(null)
    const started = silent.practice.start()
    await silent.clock.advance(20_000)
    const unavailable = { ok: false, fault: { code: 'practice-unavailable', technical: { text: 'no port' } } }
    expect(await started).toMatchObject(unavailable)
    expect(silent.launched[0]?.isStopped).toBe(true)
    const babbling = setUp('listening on …')
    expect(await babbling.practice.start()).toMatchObject(unavailable)
    expect(babbling.launched[0]?.isStopped).toBe(true)
  })

  it('starts over from nothing, and only after the old one has ended', async () => {
    const { practice, launched, home } = setUp()
    await practice.start()
    const kept = path.join(home, 'practice', 'state')
    mkdirSync(path.dirname(kept))
    writeFileSync(kept, 'old')
    expect(await practice.startOver()).toEqual(success({ pid: 1 }))
    expect(launched[0]?.isStopped).toBe(true)
    expect(existsSync(kept)).toBe(false)
    await practice.stop()
    expect(launched[1]?.isStopped).toBe(true)
  })

  it('is told nothing of the person’s environment that it does not need', () => {
    const env = {
      PATH: '/bin',
      HTTPS_PROXY: 'http://user:secret@proxy',
      NPM_TOKEN: 'x',
      NODE_OPTIONS: '--inspect',
    }
    expect(reducedEnvironment(env)).toEqual({ PATH: '/bin' })
  })
})
