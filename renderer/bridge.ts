/** The window's only way out: the desktop's bridge where there is one, otherwise the browser host's. */
import type { Bridge } from '../preload/contract/bridge.ts'
import { createBrowserBridge } from './bridges/browser.ts'

export type { AddFilesProgress, Bridge, ChosenFile } from '../preload/contract/bridge.ts'

declare global {
  /** Set by the desktop's preload before the page runs; absent in a browser. */
  var budstikke: Bridge | undefined
}

/** Picks the bridge of the host that this window lives in. */
export function pickBridge(): Bridge {
  return globalThis.budstikke ?? createBrowserBridge()
}
