/** The one place where the page is heard. It is told apart from every other frame, and believed in nothing. */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { z } from 'zod'
import {
  desktopChangeSchema,
  proxyAnswerSchema,
  type DesktopChange,
  type ProxyAnswer,
} from '../../../preload/contract/desktop.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { EngineDoor } from '../attach/door.ts'
import { channels } from './channels.ts'
import { droppedPaths } from './dropped-paths.ts'
import { isOurs, origin } from './protocol.ts'

export interface IpcOptions {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly contents: WebContents
  readonly door: Pick<EngineDoor, 'call'>
  /** The system's own dialog; null when nothing was chosen. */
  readonly chooseFolder: () => Promise<string | null>
  readonly desk: {
    readonly follow: () => void
    readonly change: (change: DesktopChange) => Promise<Result<null>>
    readonly restart: () => Result<null>
    readonly answerProxy: (answer: ProxyAnswer) => Result<null>
  }
}

const callSchema = z.tuple([z.string().max(100), z.unknown()])
const filesSchema = z.tuple([
  z
    .array(z.object({ path: z.string().min(1).max(32_768), folder: z.string().max(32_768) }))
    .min(1)
    .max(20_000),
])

/** Only the window's own page, in its main frame. An empty or unreadable address is not ours. */
export function isOurSender(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  contents: WebContents,
) {
  const frame = event.senderFrame
  if (frame === null || event.sender !== contents) return false
  return frame === contents.mainFrame && frame.origin === origin && isOurs(frame.url)
}

type Handler = (parameters: readonly unknown[]) => Promise<Result<unknown>>

export function registerIpc({ ipcMain, contents, door, chooseFolder, desk }: IpcOptions): void {
  const invalid = failure(fault('input-invalid', { values: { value: 'ipc' } }))

  const handlers: Readonly<Record<string, Handler>> = {
    async [channels.call](parameters) {
      const parsed = callSchema.safeParse(parameters)
      return parsed.success ? door.call(parsed.data[0], parsed.data[1], 'window') : invalid
    },
    async [channels.addFiles](parameters) {
      const parsed = filesSchema.safeParse(parameters)
      if (!parsed.success) return invalid
      const registered = await door.call('files.register', { paths: droppedPaths(parsed.data[0]) }, 'local')
      if (!registered.ok) return registered
      return success((registered.value as { readonly files: unknown }).files)
    },
    async [channels.pickFolder]() {
      const folder = await chooseFolder()
      if (folder === null) return success(null)
      const registered = await door.call('folders.register', { path: folder }, 'local')
      if (!registered.ok) return registered
      const { id, name } = registered.value as { readonly id: string; readonly name: string }
      return success({ id, label: name })
    },
    [channels.desktopFollow]() {
      desk.follow()
      return Promise.resolve(success(null))
    },
    async [channels.desktopChange](parameters) {
      const parsed = z.tuple([desktopChangeSchema]).safeParse(parameters)
      return parsed.success ? desk.change(parsed.data[0]) : invalid
    },
    [channels.desktopRestart]: () => Promise.resolve(desk.restart()),
    [channels.proxyAnswer](parameters) {
      const parsed = z.tuple([proxyAnswerSchema]).safeParse(parameters)
      return Promise.resolve(parsed.success ? desk.answerProxy(parsed.data[0]) : invalid)
    },
  }
  for (const [channel, handle] of Object.entries(handlers)) {
    ipcMain.handle(channel, (event, ...parameters: unknown[]) =>
      isOurSender(event, contents) ? handle(parameters) : failure(fault('not-allowed-here')),
    )
  }
}
