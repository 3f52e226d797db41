/** Opens the same window in a browser, and serves it until told to stop. */
import path from 'node:path'
import type { Fault } from '../../../preload/contract/fault.ts'
import { success, type Result } from '../../../preload/contract/result.ts'
import { systemClock } from '../../lib/clock.ts'
import { createLastingDoor, type LastingDoor } from '../attach/lasting.ts'
import { openHome, type OpenedHome } from '../attach/open.ts'
import { hasDisplay, openInBrowser, removeOpenFiles } from '../browser/launch.ts'
import { startBrowserHost, type BrowserHost } from '../browser/server.ts'
import { openPracticeForNewcomer } from '../newcomer.ts'
import { startEngine } from '../ports.ts'
import { onStopSignal } from '../signals.ts'
import { readStatics } from '../statics.ts'
import type { StartText } from './text.ts'

export interface WindowOptions {
  readonly root: string
  readonly home: string
  /** False: print the address instead. */
  readonly open: boolean
  readonly text: StartText
  /** One line for the person, on standard error. */
  readonly say: (line: string) => void
  /** Where the window is: on its way to a browser, or at an address that the person opens. */
  readonly shown: (address: string | null) => void
}

/** A file for a window that somebody else serves is removed after this; its token then lasts no longer. */
const othersFileMilliseconds = 20_000
/** A browser that was asked has used its address by then. */
const browserMilliseconds = 15_000

interface ShowOptions extends WindowOptions {
  /** Our own host serves the window, so we are told when the address has been used. */
  readonly isOwn: boolean
}

/** Answers whether a file leads to the address now. */
async function show(options: ShowOptions, address: (used: () => void) => string): Promise<boolean> {
  const { home, text, say, shown } = options
  const printAddress = (): boolean => {
    shown(address(() => undefined))
    return false
  }
  const printInstead = (): boolean => {
    say(text.openYourself)
    return printAddress()
  }
  if (!options.open) return printAddress()
  if (!hasDisplay(process.platform, process.env)) return printInstead()
  let isUsed = false
  const watched = (used: () => void): string =>
    address(() => {
      isUsed = true
      used()
    })
  if (!(await openInBrowser(home, watched, printInstead))) return printInstead()
  say(text.opened)
  shown(null)
  // A browser in a sandbox of its own may not read our file, and tells nobody but the person.
  if (options.isOwn) {
    void systemClock.sleep(browserMilliseconds).then(() => {
      if (!isUsed) printInstead()
    })
  }
  return true
}

/** The owner has a window already: only one more address of it is needed. */
async function openOthers(options: WindowOptions, opened: OpenedHome, address: string): Promise<void> {
  let remove = (): void => undefined
  const hasFile = await show({ ...options, isOwn: false }, (used) => {
    remove = used
    return address
  })
  if (hasFile) await systemClock.sleep(othersFileMilliseconds)
  remove()
  await opened.door.stop()
}

async function serve(
  options: WindowOptions,
  door: LastingDoor,
  started: (host: BrowserHost) => void,
): Promise<void> {
  const statics = readStatics(path.join(options.root, 'dist', 'renderer'))
  const onError = (error: unknown): void => options.say(error instanceof Error ? error.message : 'Error')
  const host = await startBrowserHost({ door, clock: systemClock, statics, onError })
  started(host)
  const stopped = new Promise<void>((resolve) => {
    onStopSignal(() => {
      options.say(options.text.stopping)
      resolve()
    })
  })
  removeOpenFiles(options.home)
  await openPracticeForNewcomer(door)
  await show({ ...options, isOwn: true }, (used) => host.address(used))
  options.say(options.text.running)
  await stopped
  removeOpenFiles(options.home)
  await host.close()
  await door.stop()
}

/** Runs until stopped; answers the fault when the home cannot be opened. */
export async function openWindow(options: WindowOptions): Promise<Fault | null> {
  let host: BrowserHost | null = null
  const open = (): Promise<Result<OpenedHome>> =>
    openHome({
      home: options.home,
      clock: systemClock,
      startEngine: () => startEngine(options.home),
      openAddress: () => Promise.resolve(success(host?.address() ?? null)),
    })
  const opened = await open()
  if (!opened.ok) return opened.fault
  const others = opened.value.role === 'attached' ? await opened.value.openAddress() : success(null)
  if (others.ok && others.value !== null) {
    await openOthers(options, opened.value, others.value)
    return null
  }
  await serve(options, createLastingDoor(opened.value, open), (started) => {
    host = started
  })
  return null
}
