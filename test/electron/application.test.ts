/** The desktop's life with the real engine in its real worker; only Electron itself is played. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHome } from '../../main/hosts/attach/open.ts'
import { takeLock } from '../../main/hosts/attach/lock.ts'
import { runApplication, type Application } from '../../main/hosts/electron/application.ts'
import { channels } from '../../main/hosts/electron/channels.ts'
import { systemClock } from '../../main/lib/clock.ts'
import { success } from '../../preload/contract/result.ts'
import { createFakeEngine } from '../support/fake-engine.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { app, forget, seen } from './electron-stand-in.ts'

let home: string
let parts: { renderer: string; preload: string }
const preferences: Application['preferences'] = {
  bounds: () => ({ x: 10, y: 20, width: 900, height: 700 }),
  keepBounds: () => undefined,
  choice: () => null,
  keepChoice: () => undefined,
  isFirstClose: () => false,
}
const run = (): Promise<void> =>
  runApplication({ home, preferences, parts, isHidden: false, outside: () => undefined })

beforeEach(() => {
  forget()
  const folder = temporaryFolder()
  home = path.join(folder, 'home')
  parts = { renderer: path.join(folder, 'renderer'), preload: path.join(folder, 'index.cjs') }
  mkdirSync(parts.renderer)
  writeFileSync(path.join(parts.renderer, 'index.html'), '<!doctype html><title>Budstikke</title>')
})

/** Quits as a person does; answers the exit code. */
async function quit(): Promise<unknown> {
  const exited = new Promise((resolve) => app.once('exited', resolve))
  app.quit()
  return exited
}

afterEach(async () => {
  if (seen.windows.length > 0 && seen.exits.length === 0) await quit()
})

async function call(name: string, input: unknown): Promise<unknown> {
  const contents = seen.windows[0]?.webContents
  const event = { sender: contents, senderFrame: contents?.mainFrame }
  return await seen.ipc.get(channels.call)?.(event as never, name, input)
}

describe('the desktop window', () => {
  it('shows its page and answers it from the engine in the worker', async () => {
    await run()
    expect(seen.windows.map(({ loaded }) => loaded)).toEqual(['app://budstikke/'])
    expect(seen.windows[0]?.options).toMatchObject({ width: 900, webPreferences: { preload: parts.preload } })
    expect(await call('app.snapshot', {})).toMatchObject({ ok: true, value: { profiles: [] } })
    expect(await call('files.register', { paths: [home] })).toMatchObject({
      fault: { code: 'not-allowed-here' },
    })
  })

  it('tells the page what changes', async () => {
    await run()
    await call('settings.set', { language: 'nn' })
    await expect
      .poll(() => seen.windows[0]?.webContents.sent)
      .toEqual(
        expect.arrayContaining([[channels.event, expect.objectContaining({ name: 'snapshot.patch' })]]),
      )
  })

  it('lets the command line work in its home, and takes over the bytes it hands in', async () => {
    await run()
    const engine = createFakeEngine()
    const second = await openHome({ home, clock: systemClock, startEngine: async () => success(engine) })
    if (!second.ok) throw new Error(second.fault.code)
    expect(second.value.role).toBe('attached')
    async function* body() {
      yield Buffer.from('hei ')
      yield Buffer.from('verden')
    }
    const spooled = await second.value.door.spool({ name: 'a.txt', folder: '', size: 10 }, body())
    expect(spooled).toMatchObject({ ok: true, value: { name: 'a.txt', size: 10, fault: null } })
    await second.value.door.stop()
  })

  it('frees the home when it is left', async () => {
    await run()
    expect(takeLock(home)).toEqual(success(null))
    expect(await quit()).toBe(0)
    const lock = takeLock(home)
    expect(lock.ok && lock.value !== null).toBe(true)
    if (lock.ok) lock.value?.release()
  })

  it('says in a sentence why a home cannot be opened, and shows no window', async () => {
    mkdirSync(path.join(home, 'budstikke.db'), { recursive: true })
    await run()
    expect(seen.windows).toEqual([])
    expect(seen.errors).toHaveLength(1)
    expect(seen.errors[0]).toMatch(/^Budstikke: .+\n\n.+/)
    expect(seen.exits).toEqual([1])
  })
})
