/** What is moving now, and one line of health that leads to the reason. */
import type { ProfileHealth } from '../../preload/contract/snapshot.ts'
import { useWindow, useWindowState } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useProgressWords } from '../ui/progress.tsx'

function MovingNow() {
  const { t } = useText()
  const { go } = useWindow()
  const moving = useWindowState((state) => state.moving)
  const words = useProgressWords()
  const [first, ...others] = [...moving.values()]
  if (first === undefined) return <p className="foot-moving quiet">{t('health.idle')}</p>
  return (
    <button
      type="button"
      className="foot-moving"
      onClick={() => go({ view: first.direction === 'out' ? 'transfers' : 'inbox', id: first.id })}
    >
      <Icon name={first.direction === 'out' ? 'upload' : 'download'} />
      <span className="foot-name">{plain(first.fileName)}</span>
      <span className="foot-progress">{words(first, 'line')}</span>
      {others.length > 0 && (
        <span className="foot-more">{t('health.andMore', { count: others.length })}</span>
      )}
    </button>
  )
}

const signs: Readonly<Record<ProfileHealth['state'], IconName>> = {
  unknown: 'circle',
  checking: 'clock',
  ok: 'done',
  attention: 'warning',
  offline: 'warning',
}

function Health({ health }: { readonly health: ProfileHealth }) {
  const { t, sentence } = useText()
  const { go } = useWindow()
  const lost = useWindowState(({ connection }) => connection === 'lost')
  if (lost) {
    return (
      <p className="foot-health" data-state="offline" role="status">
        <Icon name="warning" />
        {t('health.lost')}
      </p>
    )
  }
  const text =
    health.state === 'attention' && health.fault !== null
      ? sentence(health.fault).what
      : t(`health.${health.state}`)
  return (
    <button
      type="button"
      className="foot-health"
      data-state={health.state}
      title={text}
      onClick={() => go({ view: 'setup', id: null })}
    >
      <Icon name={signs[health.state]} />
      <span className="foot-text">{text}</span>
      {health.state !== 'ok' && <span className="ds-sr-only">. {t('health.why')}</span>}
    </button>
  )
}

export function Foot({ health }: { readonly health: ProfileHealth }) {
  const { t } = useText()
  return (
    <footer className="foot" aria-label={t('app.foot')}>
      <MovingNow />
      <Health health={health} />
    </footer>
  )
}
