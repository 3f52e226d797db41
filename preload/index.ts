/**
 * Electron's bridge: exposes exactly a `Bridge` and nothing of Electron itself. It runs in the sandbox and
 * carries no code of the contract, only its types.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from './contract/bridge.ts'
import type { CommandName } from './contract/commands.ts'
import type { DesktopMessage } from './contract/desktop.ts'
import type { EngineEvent } from './contract/events.ts'
import type { Fault } from './contract/fault.ts'
import type { Result } from './contract/result.ts'

/** The program is ending, or has refused to listen. */
const lost: Fault = {
  code: 'session-lost',
  retry: 'now',
  action: 'retry',
  reference: null,
  retryAt: null,
  values: {},
  technical: null,
}

/** The main process has checked its replies against the contract. */
async function invoke<T>(channel: string, ...parameters: readonly unknown[]): Promise<Result<T>> {
  try {
    return (await ipcRenderer.invoke(channel, ...parameters)) as Result<T>
  } catch {
    return { ok: false, fault: lost }
  }
}

const bridge: Bridge = {
  host: 'desktop',
  call: async <Name extends CommandName>(name: Name, input: unknown) =>
    await invoke('budstikke:call', name, input),
  subscribe(onEvent, onLost) {
    const take = (_event: unknown, event: EngineEvent): void => onEvent(event)
    const lose = (): void => onLost()
    ipcRenderer.on('budstikke:event', take)
    ipcRenderer.on('budstikke:lost', lose)
    return () => {
      ipcRenderer.off('budstikke:event', take)
      ipcRenderer.off('budstikke:lost', lose)
    }
  },
  async addFiles(files, onProgress) {
    // Only a file that the person has really dropped or chosen has a path; a made-up one has none.
    const chosen = files.map(({ file, folder }) => ({ path: webUtils.getPathForFile(file), folder }))
    const bytes = files.reduce((sum, { file }) => sum + file.size, 0)
    const reply = await invoke<never>('budstikke:add-files', chosen)
    if (reply.ok) onProgress?.({ files: files.length, bytes, totalBytes: bytes })
    return reply
  },
  pickFolder: () => invoke('budstikke:pick-folder'),
  desktop: {
    follow(listener) {
      const take = (_event: unknown, message: DesktopMessage): void => listener(message)
      ipcRenderer.on('budstikke:desktop', take)
      void invoke('budstikke:desktop-follow')
      return () => void ipcRenderer.off('budstikke:desktop', take)
    },
    change: (change) => invoke('budstikke:desktop-change', change),
    restart: () => invoke('budstikke:desktop-restart'),
    answerProxy: (answer) => invoke('budstikke:proxy-answer', answer),
  },
}

contextBridge.exposeInMainWorld('budstikke', bridge)
