import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { channels } from '../../main/hosts/electron/channels.ts'
import type { Bridge } from '../../preload/contract/bridge.ts'

const { exposed, ipcRenderer, webUtils } = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  ipcRenderer: { invoke: vi.fn(), on: vi.fn(), off: vi.fn() },
  webUtils: { getPathForFile: (file: { name: string }) => `/dropped/${file.name}` },
}))
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => exposed.set(name, value) },
  ipcRenderer,
  webUtils,
}))

let bridge: Bridge
beforeAll(async () => {
  await import('../../preload/index.ts')
  bridge = exposed.get('budstikke') as Bridge
})
beforeEach(() => vi.resetAllMocks())

describe('the bridge into the page', () => {
  it('is a Bridge and nothing more: no Electron, no Node, no channel of the page’s own choosing', () => {
    expect([...exposed.keys()]).toEqual(['budstikke'])
    expect(Object.keys(bridge).toSorted()).toEqual([
      ...['addFiles', 'call', 'desktop', 'host', 'pickFolder', 'subscribe'],
    ])
    expect(Object.keys(bridge.desktop ?? {}).toSorted()).toEqual([
      'answerProxy',
      'change',
      'follow',
      'restart',
    ])
    expect(bridge.host).toBe('desktop')
  })

  it('uses the channels that the main process listens to', async () => {
    ipcRenderer.invoke.mockResolvedValue({ ok: true, value: null })
    await bridge.call('app.snapshot', {})
    await bridge.pickFolder?.()
    bridge.desktop?.follow(() => undefined)
    await bridge.desktop?.change({})
    await bridge.desktop?.restart()
    await bridge.desktop?.answerProxy({ id: 1, credentials: null })
    await bridge.addFiles([{ file: new File(['abc'], 'a.txt'), folder: '' }])
    bridge.subscribe(
      () => undefined,
      () => undefined,
    )
    const used = [...ipcRenderer.invoke.mock.calls, ...ipcRenderer.on.mock.calls].map(
      ([name]: unknown[]) => name,
    )
    expect(new Set(used)).toEqual(new Set(Object.values(channels)))
  })

  it('answers a fault and never rejects when the program is ending', async () => {
    ipcRenderer.invoke.mockRejectedValue(new Error('gone'))
    expect(await bridge.call('app.snapshot', {})).toMatchObject({
      ok: false,
      fault: { code: 'session-lost' },
    })
  })

  it('names dropped files by the path the system knows, not by what the page says', async () => {
    ipcRenderer.invoke.mockResolvedValue({ ok: true, value: [] })
    const progress = vi.fn()
    await bridge.addFiles([{ file: new File(['abc'], 'a.txt'), folder: 'Bilag' }], progress)
    expect(ipcRenderer.invoke).toHaveBeenCalledWith(channels.addFiles, [
      { path: '/dropped/a.txt', folder: 'Bilag' },
    ])
    expect(progress).toHaveBeenCalledWith({ files: 1, bytes: 3, totalBytes: 3 })
  })

  it('stops listening when the page does', () => {
    const stop = bridge.subscribe(
      () => undefined,
      () => undefined,
    )
    stop()
    expect(ipcRenderer.off.mock.calls).toEqual(ipcRenderer.on.mock.calls)
  })
})
