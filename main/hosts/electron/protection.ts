/** What no page in the program may do, whatever it has been made to show. */
import type { App, Session, WebContents } from 'electron'
import { isOurs } from './protocol.ts'

/** No other page, no new window, no embedded page. */
export function lockContents(contents: WebContents): void {
  const keep = (details: { readonly url: string; preventDefault(): void }): void => {
    if (!isOurs(details.url)) details.preventDefault()
  }
  contents.on('will-navigate', keep)
  contents.on('will-frame-navigate', keep)
  contents.on('will-redirect', keep)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** No network, no permission, no download, no device. */
export function lockSession(session: Session, hasDevTools: boolean): void {
  const isAllowed = (url: string): boolean => isOurs(url) || (hasDevTools && url.startsWith('devtools://'))
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details.url) }))
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

/** Every page that ever comes to be, in whatever window. */
export function lockApplication(app: App): void {
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}
