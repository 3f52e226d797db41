/** The few things a person may want otherwise. */
import { Button, Heading, Input, Label, Select } from '@digdir/designsystemet-react'
import { useId, useState } from 'react'
import type { CommandInput } from '../../preload/contract/commands.ts'
import type { Profile, Settings } from '../../preload/contract/models.ts'
import type { Snapshot } from '../../preload/contract/snapshot.ts'
import { useWindow } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Field } from '../ui/field.tsx'
import { useAct } from '../ui/use-act.ts'
import { FolderDialog } from './folder-dialog.tsx'
import { PracticeSettings } from './practice.tsx'

const languages = ['system', 'nb', 'nn', 'en'] as const satisfies readonly Settings['language'][]

export interface SettingsViewProps {
  readonly snapshot: Snapshot
  readonly profile: Profile | null
}

export function SettingsView({ snapshot, profile }: SettingsViewProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const { settings, version } = snapshot
  const act = useAct()
  const set = (change: CommandInput<'settings.set'>): void =>
    void act.run(() => bridge.call('settings.set', change))
  const practice = profile === null || profile.environment.kind === 'practice'

  return (
    <div className="page settings">
      <Heading level={1} data-size="sm">
        {t('settings.title')}
      </Heading>
      {act.fault !== null && <FaultPanel fault={act.fault} />}

      <section className="card">
        <Heading level={2} data-size="2xs">
          {t('settings.receiving')}
        </Heading>
        <AutomaticConfirmation
          on={settings.confirmAutomatically}
          onChange={(confirmAutomatically) => set({ confirmAutomatically })}
        />
        <DownloadFolder
          label={settings.downloadFolder.label}
          onChoose={(downloadFolderId) => set({ downloadFolderId })}
        />
      </section>

      <section className="card">
        <Field label={t('settings.language')}>
          {(parts) => (
            <Select
              {...parts}
              value={settings.language}
              onChange={(event) => {
                const language = languages.find((one) => one === event.target.value)
                if (language !== undefined) set({ language })
              }}
            >
              {languages.map((language) => (
                <Select.Option key={language} value={language}>
                  {t(`settings.languages.${language}`)}
                </Select.Option>
              ))}
            </Select>
          )}
        </Field>
        <p className="quiet">
          {t('settings.theme')}: {t('settings.themeText')}
        </p>
      </section>

      {practice && <PracticeSettings />}

      <section className="card">
        <Heading level={2} data-size="2xs">
          {t('settings.about')}
        </Heading>
        <p>{t('settings.version', { version })}</p>
        <p className="quiet">{t('settings.aboutText')}</p>
      </section>
    </div>
  )
}

interface AutomaticConfirmationProps {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

function AutomaticConfirmation({ on, onChange }: AutomaticConfirmationProps) {
  const { t } = useText()
  const id = useId()
  return (
    <div className="switch">
      <Input
        type="checkbox"
        role="switch"
        id={id}
        aria-describedby={`${id}-help`}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <Label htmlFor={id}>{t('settings.automatic')}</Label>
        <p className="field-help" id={`${id}-help`}>
          {t('settings.automaticHelp')}
        </p>
      </div>
    </div>
  )
}

interface DownloadFolderProps {
  readonly label: string
  readonly onChoose: (folderId: string) => void
}

function DownloadFolder({ label, onChoose }: DownloadFolderProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const [choosing, setChoosing] = useState(false)
  const { pickFolder } = bridge

  const change = async (): Promise<void> => {
    if (pickFolder === null) return setChoosing(true)
    await act.run(async () => {
      const picked = await pickFolder()
      if (picked.ok && picked.value !== null) onChoose(picked.value.id)
      return picked
    })
  }

  return (
    <div className="setting">
      <p className="setting-name">{t('settings.folder')}</p>
      <p className="setting-value">{plain(label)}</p>
      <Button variant="secondary" data-size="sm" onClick={() => void change()}>
        {t('settings.folderChange')}
      </Button>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      {choosing && (
        <FolderDialog
          onChoose={(folderId) => {
            setChoosing(false)
            onChoose(folderId)
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}
