/** What a file waits for: a few words in a row, a sentence beside the whole file. */
import { timeLeft, useText } from '../text/index.ts'
import type { Wait } from '../state/wait.ts'
import { useWindowState } from '../store.ts'
import type { IconName } from './icon.tsx'
import { StateWord, type StateWordProps, type Tone } from './state-word.tsx'
import type { Waiting } from './waits.tsx'

type Told = Exclude<Wait, 'starting'>
const looks: Readonly<Record<Told, { readonly tone: Tone; readonly icon: IconName }>> = {
  paused: { tone: 'neutral', icon: 'pause' },
  queue: { tone: 'neutral', icon: 'pause' },
  retry: { tone: 'warning', icon: 'clock' },
  calls: { tone: 'neutral', icon: 'waiting' },
  turn: { tone: 'neutral', icon: 'clock' },
}

/** The state of a file, or what it waits for instead. */
export function StateOrWait({ wait, ...state }: StateWordProps & { readonly wait: Wait | null }) {
  const { t } = useText()
  if (wait === null || wait === 'starting') return <StateWord {...state} />
  return <StateWord {...looks[wait]}>{t(`queue.short.${wait}`)}</StateWord>
}

/** The sentence; nothing while bytes move, and nothing beside a fault, which says the same and more. */
export function WaitNote({ wait, seconds }: Waiting) {
  const { t } = useText()
  if (wait === null || wait === 'retry') return null
  const { unit, count } = timeLeft(seconds ?? 0)
  return (
    <p className="wait-note">
      {t(`queue.waits.${wait}`)}
      {seconds !== null && ` ${t('queue.waits.callsUntil', { time: t(`progress.${unit}`, { count }) })}`}
    </p>
  )
}

/** Beside a progress that the person has slowed down. */
export function LimitNote({ direction }: { readonly direction: 'up' | 'down' }) {
  const { t, format } = useText()
  const bandwidth = useWindowState(({ snapshot }) => snapshot?.queue.bandwidth)
  const limit = bandwidth?.[direction] ?? null
  if (bandwidth === undefined || limit === null) return null
  const rate = format.number(limit)
  const { hours } = bandwidth
  return (
    <p className="quiet limit-note">
      {hours === null
        ? t('queue.bandwidth.slowed', { rate })
        : t('queue.bandwidth.slowedBetween', {
            rate,
            from: format.hour(hours.from),
            to: format.hour(hours.to),
          })}
    </p>
  )
}
