/** What the desktop window can do that a browser's cannot. Its state is the host's, not the engine's. */
import { z } from 'zod'
import type { FileReference } from './models.ts'
import type { Fault } from './fault.ts'
import type { Result } from './result.ts'

/** What a person may want otherwise; only what is named is changed. */
export const desktopChangeSchema = z.strictObject({
  startAtLogin: z.boolean().optional(),
  closeToTray: z.boolean().optional(),
  notifications: z.boolean().optional(),
})
export type DesktopChange = z.infer<typeof desktopChangeSchema>
export type DesktopChoice = keyof DesktopChange

export interface DesktopState {
  /** Null: this system, or this copy of the program, cannot do it. */
  readonly choices: Readonly<Record<DesktopChoice, boolean | null>>
  /** A new version that is fetched, checked and waits until nothing moves; null when there is none. */
  readonly update: string | null
}

/** Credentials for a proxy; they are kept in the keychain of the system when they are right to keep. */
export const proxyAnswerSchema = z.strictObject({
  id: z.number().int(),
  /** Null: the person does not want to. */
  credentials: z
    .strictObject({
      username: z.string().min(1).max(500),
      password: z.string().max(1_000),
      keep: z.boolean(),
    })
    .nullable(),
})
export type ProxyAnswer = z.infer<typeof proxyAnswerSchema>

export type DesktopMessage =
  | { readonly kind: 'state'; readonly state: DesktopState }
  /** Shows a place in the window, as `#/inbox/ID`. */
  | {
      readonly kind: 'go'
      readonly view: 'inbox' | 'send' | 'messages' | 'transfers' | 'folders' | 'setup'
      readonly id: string | null
    }
  /** Files that were opened from outside; they lie ready to be sent, and no more. */
  | { readonly kind: 'files'; readonly files: readonly FileReference[] }
  | { readonly kind: 'files-refused'; readonly fault: Fault }
  | { readonly kind: 'proxy-login'; readonly id: number; readonly proxy: string; readonly again: boolean }

export interface DesktopBridge {
  /** What was said before the page could hear it is said again. */
  follow(listener: (message: DesktopMessage) => void): () => void
  change(change: DesktopChange): Promise<Result<null>>
  /** Puts the new version in now. Faults: not-allowed-here while something moves. */
  restart(): Promise<Result<null>>
  answerProxy(answer: ProxyAnswer): Promise<Result<null>>
}
