/** The few things a person may want otherwise. */
import { Button, Heading, Select } from '@digdir/designsystemet-react'
import type { CommandInput } from '../../preload/contract/commands.ts'
import type { Profile, Settings } from '../../preload/contract/models.ts'
import type { Snapshot } from '../../preload/contract/snapshot.ts'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Field } from '../ui/field.tsx'
import { Switch } from '../ui/switch.tsx'
import { useAct } from '../ui/use-act.ts'
import { BandwidthSettings } from './bandwidth.tsx'
import { BudgetSettings } from './budget.tsx'
import { DiagnosticsPage } from './diagnostics.tsx'
import { DesktopSettings } from './desktop.tsx'
import { DownloadFolder } from './download-folder.tsx'
import { KeyboardSettings } from './keyboard.tsx'
import { NetworkPage } from './network/index.tsx'
import { PracticeSettings } from './practice.tsx'
import { StoredPage } from './stored.tsx'
import { VaultSettings } from './vault.tsx'

const languages = ['system', 'nb', 'nn', 'en'] as const satisfies readonly Settings['language'][]

export interface SettingsViewProps {
  readonly snapshot: Snapshot
  readonly profile: Profile | null
}

export function SettingsView(props: SettingsViewProps) {
  const id = useWindowState(({ route }) => route.id)
  if (id === 'network') return <NetworkPage />
  if (id === 'stored') return <StoredPage />
  if (id === 'help') return <DiagnosticsPage />
  return <MainSettings {...props} />
}

function MainSettings({ snapshot, profile }: SettingsViewProps) {
  const { t } = useText()
  const { bridge, go } = useWindow()
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
        <Switch
          label={t('settings.automatic')}
          help={t('settings.automaticHelp')}
          on={settings.confirmAutomatically}
          onChange={(confirmAutomatically) => set({ confirmAutomatically })}
        />
        <DownloadFolder
          label={settings.downloadFolder.label}
          onChoose={(downloadFolderId) => set({ downloadFolderId })}
        />
      </section>

      <BandwidthSettings bandwidth={snapshot.queue.bandwidth} />
      <BudgetSettings environments={snapshot.environments} />

      <DesktopSettings />
      <VaultSettings />

      <section className="card">
        <Heading level={2} data-size="2xs">
          {t('network.title')}
        </Heading>
        <p className="quiet">{t('network.text')}</p>
        <Button variant="secondary" data-size="sm" onClick={() => go({ view: 'settings', id: 'network' })}>
          {t('network.open')}
        </Button>
      </section>

      <section className="card">
        <Heading level={2} data-size="2xs">
          {t('vault.privacy')}
        </Heading>
        <Switch
          label={t('vault.lookUp')}
          help={t('vault.lookUpHelp')}
          on={settings.lookUpNames}
          onChange={(lookUpNames) => set({ lookUpNames })}
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

      <KeyboardSettings singleKeys={settings.singleKeys} onChange={(singleKeys) => set({ singleKeys })} />

      {practice && <PracticeSettings />}

      <section className="card">
        <Heading level={2} data-size="2xs">
          {t('upkeep.stored')}
        </Heading>
        <p className="quiet">{t('upkeep.storedText')}</p>
        <Button variant="secondary" data-size="sm" onClick={() => go({ view: 'settings', id: 'stored' })}>
          {t('upkeep.openStored')}
        </Button>
      </section>

      <section className="card">
        <Heading level={2} data-size="2xs">
          {t('upkeep.help')}
        </Heading>
        <p className="quiet">{t('upkeep.helpText')}</p>
        <Button variant="secondary" data-size="sm" onClick={() => go({ view: 'settings', id: 'help' })}>
          {t('upkeep.openHelp')}
        </Button>
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => {
            set({ welcomed: false })
            go({ view: 'inbox', id: null })
          }}
        >
          {t('welcome.again')}
        </Button>
      </section>

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
