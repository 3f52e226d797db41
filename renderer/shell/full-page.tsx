/** Pages that stand alone: the key of the window is used up, or there is no profile yet. */
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { useAct } from '../ui/use-act.ts'
import { Brand } from './brand.tsx'

export function ClosedPage() {
  const { t } = useText()
  return (
    <main className="full-page">
      <Brand />
      <Heading level={1} data-size="sm">
        {t('app.closedTitle')}
      </Heading>
      <Paragraph>{t('app.closedText')}</Paragraph>
      <Paragraph>
        {t('app.closedNext')} <code>npx budstikke open</code>
      </Paragraph>
    </main>
  )
}

export function NoProfile() {
  const { t } = useText()
  const { bridge, go } = useWindow()
  const act = useAct()
  return (
    <div className="page no-profile">
      <Heading level={1} data-size="sm">
        {t('app.noProfileTitle')}
      </Heading>
      <Paragraph>{t('app.noProfileText')}</Paragraph>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <div className="actions">
        <Button loading={act.busy} onClick={() => void act.run(() => bridge.call('practice.open', {}))}>
          {t('app.openPractice')}
        </Button>
        <Button variant="secondary" onClick={() => go({ view: 'setup', id: 'new' })}>
          {t('profile.add')}
        </Button>
      </div>
    </div>
  )
}
