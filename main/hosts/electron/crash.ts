/** What nobody has foreseen: written down without secrets, told in one sentence, and nothing is sent anywhere. */
import { app, dialog } from 'electron'
import { systemClock } from '../../lib/clock.ts'
import { createLog } from '../../lib/log.ts'
import { createLogFile } from '../log-file.ts'
import { deskLanguage, deskText } from './text/index.ts'

/** Electron's own box would show the whole stack, and what is in the message, to whoever stands behind. */
export function fallInOrder(home: string): (error: unknown) => void {
  const log = createLog({ write: createLogFile(home), clock: systemClock })
  return (error) => {
    log.write('error', 'desktop.crashed', { error })
    dialog.showErrorBox('Budstikke', deskText(deskLanguage(undefined, app.getLocale())).crashed)
    app.exit(1)
  }
}
