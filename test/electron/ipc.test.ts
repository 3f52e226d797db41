/**
 * Attack: a frame that is not the window's own page (an advertisement, a page that was navigated to, a second
 * window) talks to the main process; or the page itself sends what no honest page would.
 */
import type { IpcMainInvokeEvent, WebContents } from 'electron'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { channels } from '../../main/hosts/electron/channels.ts'
import { droppedPaths } from '../../main/hosts/electron/dropped-paths.ts'
import { registerIpc } from '../../main/hosts/electron/ipc.ts'
import { success } from '../../preload/contract/result.ts'
import { createFakeEngine, type FakeEngine } from '../support/fake-engine.ts'
import { BrowserWindow, forget, ipcMain, seen } from './electron-stand-in.ts'

let engine: FakeEngine
const heard: unknown[] = []
const desk = {
  follow: () => void heard.push('follow'),
  change: async (change: unknown) => {
    heard.push(change)
    return success(null)
  },
  restart: () => success(null),
  answerProxy: (answer: unknown) => {
    heard.push(answer)
    return success(null)
  },
}
let contents: InstanceType<typeof BrowserWindow>['webContents']

beforeEach(() => {
  forget()
  heard.length = 0
  engine = createFakeEngine((name) =>
    success(
      name === 'files.register' ? { files: [{ id: 'f1' }] } : { id: 'd1', name: 'Dokumenter', path: '/x' },
    ),
  )
  contents = new BrowserWindow({}).webContents
  registerIpc({
    ipcMain,
    contents: contents as unknown as WebContents,
    door: engine,
    chooseFolder: async () => seen.chosenFolder,
    desk,
  })
})

async function invoke(
  channel: string,
  parameters: readonly unknown[],
  event: object = ours(),
): Promise<unknown> {
  return await seen.ipc.get(channel)?.(event as IpcMainInvokeEvent, ...parameters)
}
const ours = (): object => ({ sender: contents, senderFrame: contents.mainFrame })
const refused = { ok: false, fault: { code: 'not-allowed-here' } }

describe('who may speak', () => {
  it('is the window’s own page in its main frame, and nobody else', async () => {
    const { mainFrame } = contents
    const other = new BrowserWindow({}).webContents
    const strangers = [
      { sender: contents, senderFrame: null },
      { sender: other, senderFrame: other.mainFrame },
      { sender: other, senderFrame: mainFrame },
      { sender: contents, senderFrame: { ...mainFrame } },
    ]
    for (const channel of seen.ipc.keys()) {
      for (const event of strangers) {
        expect(await invoke(channel, ['app.snapshot', {}], event)).toMatchObject(refused)
      }
    }
    expect(engine.calls).toEqual([])
  })

  it('is no other page that the main frame has been made to show', async () => {
    const pages = [
      { url: 'https://evil.example/', origin: 'https://evil.example' },
      { url: 'app://budstikke.evil/', origin: 'app://budstikke.evil' },
      { url: 'about:blank', origin: 'null' },
      { url: '', origin: '' },
      { url: 'app://budstikke/', origin: 'null' },
    ]
    for (const page of pages) {
      Object.assign(contents.mainFrame, page)
      expect(await invoke(channels.call, ['app.snapshot', {}])).toMatchObject(refused)
    }
    expect(engine.calls).toEqual([])
  })
})

describe('what the page may say', () => {
  it('reaches the engine as the word of a window, never of a local door', async () => {
    await invoke(channels.call, ['files.register', { paths: ['/etc/passwd'] }, 'local'])
    await invoke(channels.call, ['app.snapshot', {}])
    expect(engine.calls).toEqual([{ name: 'app.snapshot', input: {}, door: 'window' }])
  })

  it('is refused when it is nothing that a page of ours would say', async () => {
    const wrong: readonly (readonly [string, readonly unknown[]])[] = [
      [channels.call, []],
      [channels.call, [7, {}]],
      [channels.call, ['x'.repeat(101), {}]],
      [channels.addFiles, []],
      [channels.addFiles, [[]]],
      [channels.addFiles, [[{ path: '', folder: '' }]]],
      [channels.addFiles, [[{ path: '/a' }]]],
      [channels.addFiles, ['/etc/passwd']],
      [channels.desktopChange, []],
      [channels.desktopChange, [{ startAtLogin: 'yes' }]],
      [channels.desktopChange, [{ bounds: {} }]],
      [channels.proxyAnswer, [{ id: 1 }]],
      [channels.proxyAnswer, [{ id: 1, credentials: { username: '', password: '', keep: true } }]],
    ]
    for (const [channel, parameters] of wrong) {
      expect(await invoke(channel, parameters)).toMatchObject({ ok: false, fault: { code: 'input-invalid' } })
    }
    expect(engine.calls).toEqual([])
    expect(heard).toEqual([])
  })

  it('is a choice about the desktop, or who the person is to a proxy', async () => {
    const answer = { id: 1, credentials: null }
    await invoke(channels.desktopFollow, [])
    await invoke(channels.desktopChange, [{ closeToTray: false }])
    await invoke(channels.proxyAnswer, [answer])
    expect(heard).toEqual(['follow', { closeToTray: false }, answer])
  })

  it('turns dropped files into ids', async () => {
    const file = path.resolve('somewhere', 'a.txt')
    const reply = await invoke(channels.addFiles, [[{ path: file, folder: '' }]])
    expect(reply).toEqual(success([{ id: 'f1' }]))
    expect(engine.calls).toEqual([{ name: 'files.register', input: { paths: [file] }, door: 'local' }])
  })

  it('gets an id for a chosen folder and never its path; nothing when the person thinks better of it', async () => {
    expect(await invoke(channels.pickFolder, [])).toEqual(success(null))
    seen.chosenFolder = path.resolve('Dokumenter')
    expect(await invoke(channels.pickFolder, [])).toEqual(success({ id: 'd1', label: 'Dokumenter' }))
  })
})

describe('a dropped folder', () => {
  const root = path.resolve('somewhere', 'Bilag')
  const at = (...names: readonly string[]): string => path.join(root, ...names)

  it('is named once, so that its files keep their places', () => {
    const files = [
      { path: at('a.pdf'), folder: 'Bilag' },
      { path: at('2026', 'mai', 'b.pdf'), folder: 'Bilag/2026/mai' },
      { path: path.resolve('c.pdf'), folder: '' },
    ]
    expect(droppedPaths(files)).toEqual([root, path.resolve('c.pdf')])
  })

  it('is the file alone when the page says a place that does not fit', () => {
    const file = at('a.pdf')
    for (const folder of ['..', '../..', 'Annet', 'a/b/c/d/e/f/g/h/i/j/k/l/m/n/o']) {
      expect(droppedPaths([{ path: file, folder }])).toEqual([file])
    }
  })
})
