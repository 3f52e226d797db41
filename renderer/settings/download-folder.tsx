/** Where received files are put. */
import { Button } from '@digdir/designsystemet-react'
import { plain, useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { useAct } from '../ui/use-act.ts'
import { success } from '../../preload/contract/result.ts'
import { useFolder } from '../ui/use-folder.tsx'

export interface DownloadFolderProps {
  readonly label: string
  readonly onChoose: (folderId: string) => void
}

export function DownloadFolder({ label, onChoose }: DownloadFolderProps) {
  const { t } = useText()
  const act = useAct()
  const { ask, dialog } = useFolder(t('settings.folderTitle'), ({ id }) => onChoose(id))
  return (
    <div className="setting">
      <p className="setting-name">{t('settings.folder')}</p>
      <p className="setting-value">{plain(label)}</p>
      <Button
        variant="secondary"
        data-size="sm"
        onClick={() => void act.run(async () => (await ask()) ?? success(null))}
      >
        {t('settings.folderChange')}
      </Button>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      {dialog}
    </div>
  )
}
