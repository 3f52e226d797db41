/** What no page in the program may do, whatever it has been made to show. */
import type { App, Protocol, Session, WebContents } from 'electron'
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

/** The one thing a page may: put text on the clipboard when the person presses «Copy». Never read it. */
const isGranted = (permission: string, asking: string): boolean =>
  permission === 'clipboard-sanitized-write' && isOurs(asking)

/** No network, no other permission, no download, no device. */
export function lockSession(session: Session, hasDevTools: boolean): void {
  const isAllowed = (url: string): boolean => isOurs(url) || (hasDevTools && url.startsWith('devtools://'))
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details.url) }))
  session.setPermissionRequestHandler((_contents, permission, answer, { isMainFrame, requestingUrl }) =>
    answer(isMainFrame && isGranted(permission, requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, asking) => isGranted(permission, asking))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  // Dictionaries would be fetched from a company that has nothing to do with this.
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
}

/** Nothing is read by `file://`, whoever asks: not even where a request would not have been cancelled. */
export function refuseFiles(protocol: Pick<Protocol, 'handle'>): void {
  protocol.handle('file', () => new Response(null, { status: 403 }))
}

/** Every page that ever comes to be, in whatever window. */
export function lockApplication(app: App): void {
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
  // No certificate of the person is shown to anybody, and none that is not trusted is taken.
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault()
    answer()
  })
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault()
    answer(false)
  })
}
