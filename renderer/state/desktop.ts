/** What the desktop tells the page, and what the page does about it. */
import type { DesktopMessage, DesktopState } from '../../preload/contract/desktop.ts'
import type { DraftActions } from './draft.ts'
import type { Route } from './route.ts'

export interface DesktopActs {
  readonly draft: Pick<DraftActions, 'adopt' | 'change'>
  readonly go: (route: Route) => void
  readonly become: (state: DesktopState) => void
  readonly askForProxy: (question: Extract<DesktopMessage, { kind: 'proxy-login' }>) => void
}

/** Files that were opened from outside only lie ready: sending them is an act of its own. */
export function obeyDesktop({ draft, go, become, askForProxy }: DesktopActs) {
  return (message: DesktopMessage): void => {
    switch (message.kind) {
      case 'state':
        return become(message.state)
      case 'go':
        return go({ view: message.view, id: message.id })
      case 'files':
        draft.adopt(message.files)
        return go({ view: 'send', id: null })
      case 'files-refused':
        draft.change({ fault: message.fault })
        return go({ view: 'send', id: null })
      case 'proxy-login':
        return askForProxy(message)
    }
  }
}
