/** How the program lives on the desktop: only what this system can do is shown, and nothing in a browser. */
import { Heading } from '@digdir/designsystemet-react'
import type { DesktopChoice } from '../../preload/contract/desktop.ts'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Switch } from '../ui/switch.tsx'
import { useAct } from '../ui/use-act.ts'

const order = ['startAtLogin', 'closeToTray', 'notifications'] as const satisfies readonly DesktopChoice[]

export function DesktopSettings() {
  const { t } = useText()
  const { desktop } = useWindow().bridge
  const state = useWindowState((window) => window.desktop)
  const act = useAct()
  if (desktop === null || state === null) return null
  return (
    <section className="card">
      <Heading level={2} data-size="2xs">
        {t('desktop.title')}
      </Heading>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      {order.map((choice) => {
        const on = state.choices[choice]
        if (on === null) return null
        return (
          <Switch
            key={choice}
            label={t(`desktop.${choice}`)}
            help={t(`desktop.${choice}Help`)}
            on={on}
            onChange={(next) => void act.run(() => desktop.change({ [choice]: next }))}
          />
        )
      })}
    </section>
  )
}
