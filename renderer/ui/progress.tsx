/** How far a transfer has come: bytes, speed and time left, in words and as a bar. */
import type { Moving } from '../../preload/contract/models.ts'
import { plain, timeLeft, useText } from '../text/index.ts'

const share = ({ done, total }: Moving): number => (total === 0 ? 0 : done / total)

/** `43 % · 1 minutt igjen` in a row; `line` adds the speed, `full` the bytes as well. */
export function useProgressWords(): (moving: Moving, length: 'row' | 'line' | 'full') => string {
  const { t, format } = useText()
  return (moving, length) => {
    const { unit, count } = timeLeft(moving.secondsLeft ?? 0)
    return [
      format.percent(share(moving)),
      length === 'full' &&
        t('progress.of', { done: format.size(moving.done), total: format.size(moving.total) }),
      length !== 'row' && moving.speed !== null && t('progress.speed', { size: format.size(moving.speed) }),
      moving.secondsLeft !== null && t('progress.left', { time: t(`progress.${unit}`, { count }) }),
    ]
      .filter((part) => part !== false)
      .join(' · ')
  }
}

export function Progress({ moving }: { readonly moving: Moving }) {
  const { t } = useText()
  const words = useProgressWords()(moving, 'full')
  const percent = Math.floor(share(moving) * 100)
  return (
    <div className="progress">
      <div
        className="progress-track"
        role="progressbar"
        aria-label={t('progress.label', { name: plain(moving.fileName) })}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={words}
      >
        <div className="progress-bar" style={{ transform: `scaleX(${share(moving)})` }} />
      </div>
      <p className="progress-words" aria-hidden>
        {words}
      </p>
    </div>
  )
}

/** A bar alone, for a row whose words stand beside it. */
export function ProgressLine({ moving }: { readonly moving: Moving }) {
  return (
    <span className="progress-line" aria-hidden>
      <span style={{ transform: `scaleX(${share(moving)})` }} />
    </span>
  )
}
