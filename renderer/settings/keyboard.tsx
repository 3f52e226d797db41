/** The keyboard: its map, and whether single keys act. */
import { Button, Heading } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useText } from '../text/index.ts'
import { KeyMap } from '../ui/key-map.tsx'
import { Switch } from '../ui/switch.tsx'

export interface KeyboardSettingsProps {
  readonly singleKeys: boolean
  readonly onChange: (singleKeys: boolean) => void
}

export function KeyboardSettings({ singleKeys, onChange }: KeyboardSettingsProps) {
  const { t } = useText()
  const [isShown, show] = useState(false)
  return (
    <section className="card">
      <Heading level={2} data-size="2xs">
        {t('keyMap.title')}
      </Heading>
      <p className="quiet">{t('keyMap.text')}</p>
      <Switch
        label={t('keyMap.singleKeys')}
        help={t('keyMap.singleKeysHelp')}
        on={singleKeys}
        onChange={onChange}
      />
      <Button variant="secondary" data-size="sm" onClick={() => show(true)}>
        {t('keyMap.open')}
      </Button>
      {isShown && <KeyMap onClose={() => show(false)} />}
    </section>
  )
}
