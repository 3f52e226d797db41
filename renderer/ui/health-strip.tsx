/** Above a list while Altinn cannot be reached: what still works, or which step of the set-up has lapsed. */
import { Button } from '@digdir/designsystemet-react'
import { useProfile, useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { Icon } from './icon.tsx'

export function HealthStrip() {
  const { t, sentence } = useText()
  const { go } = useWindow()
  const profile = useProfile()
  const health = useWindowState(({ snapshot }) =>
    profile === null ? undefined : snapshot?.health[profile.id],
  )
  if (health === undefined || (health.state !== 'offline' && health.state !== 'attention')) return null
  const attention = health.state === 'attention'
  return (
    <div className="health-strip" data-state={health.state}>
      <Icon name="warning" />
      <p>{attention && health.fault !== null ? sentence(health.fault).what : t(`health.${health.state}`)}</p>
      {attention && (
        <Button variant="tertiary" data-size="sm" onClick={() => go({ view: 'setup', id: null })}>
          {t('fault.openSetup')}
        </Button>
      )}
    </div>
  )
}
