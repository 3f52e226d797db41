/** What is moving now, and one line of health that leads to the reason. */
import type { ProfileHealth } from '../../preload/contract/snapshot.ts'
import { useWindow, useWindowState, type HealthLine } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useProgressWords } from '../ui/progress.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLapseWords } from '../ui/use-lapse-words.ts'
import { PauseAll, PausedStrip } from './pause-all.tsx'

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

const lineSigns: Readonly<Record<Exclude<HealthLine['kind'], 'health'>, IconName>> = {
  lapsing: 'clock',
  attention: 'tasks',
  waiting: 'waiting',
}

function Health({ health, line }: FootProps) {
  const { t, sentence } = useText()
  const lapses = useLapseWords()
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
  const words = (): string => {
    if (line.kind === 'lapsing') return lapses(line.entry).line
    if (line.kind === 'attention') return t('health.setupLeft', { count: line.count })
    if (line.kind === 'waiting') return t('health.setupWaits', { count: line.count })
    return health.state === 'attention' && health.fault !== null
      ? sentence(health.fault).what
      : t(`health.${health.state}`)
  }
  const text = words()
  // What lapses soon is no failure yet, and what others do is nobody's fault here.
  const shown = line.kind === 'health' ? health.state : 'unknown'
  return (
    <button type="button" className="foot-health" data-state={shown} title={text} onClick={() => go(line.to)}>
      <Icon name={line.kind === 'health' ? signs[health.state] : lineSigns[line.kind]} />
      <span className="foot-text">{text}</span>
      {(line.kind !== 'health' || health.state !== 'ok') && (
        <span className="ds-sr-only">. {t('health.why')}</span>
      )}
    </button>
  )
}

export interface FootProps {
  readonly health: ProfileHealth
  readonly line: HealthLine
}

export function Foot({ health, line }: FootProps) {
  const { t } = useText()
  const act = useAct()
  return (
    <footer className="foot" aria-label={t('app.foot')}>
      <PausedStrip act={act} />
      <div className="foot-line">
        {/* First, where what moves does not push it about. */}
        <PauseAll act={act} />
        <MovingNow />
        <Health health={health} line={line} />
      </div>
    </footer>
  )
}
