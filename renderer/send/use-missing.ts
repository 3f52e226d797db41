/** What stands between the draft and sending, each in its own place. */
import type { WindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { mostFiles } from '../ui/chosen-files.ts'

export interface Missing {
  readonly files: string | null
  readonly recipients: string | null
  readonly service: string | null
}

type Parts = Pick<WindowState['draft'], 'files' | 'adding' | 'recipients' | 'serviceId'>

/** null when nothing is missing. */
export function useMissing({ files, adding, recipients, serviceId }: Parts): Missing | null {
  const { t, format } = useText()
  const filesMissing = (): string | null => {
    if (adding !== null) return t('send.waitForFiles')
    if (files.length > mostFiles) return t('send.tooMany', { limit: format.number(mostFiles) })
    return files.length === 0 ? t('send.missingFiles') : null
  }
  const missing = {
    files: filesMissing(),
    recipients: recipients.length === 0 ? t('send.missingRecipients') : null,
    service: serviceId === null ? t('send.missingService') : null,
  }
  return Object.values(missing).every((text) => text === null) ? null : missing
}
