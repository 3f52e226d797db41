/** Stops everything that moves, and lets it go on; while it stands still, a strip says so. */
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Act } from '../ui/use-act.ts'

const useAllPaused = (): boolean => useWindowState(({ snapshot }) => snapshot?.queue.paused === true)

export function PauseAll({ act }: { readonly act: Act }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const paused = useAllPaused()
  const toggle = async (): Promise<void> => {
    if (!(await act.run(() => bridge.call('queue.set', { paused: !paused })))) return
    announce(paused ? t('queue.allResumed') : `${t('queue.allPaused')} ${t('queue.allPausedText')}`)
  }
  return (
    <button type="button" className="foot-pause" onClick={() => void toggle()}>
      <Icon name={paused ? 'play' : 'pause'} />
      {t(paused ? 'queue.resumeAll' : 'queue.pauseAll')}
    </button>
  )
}

export function PausedStrip({ act: { fault } }: { readonly act: Act }) {
  const { t, sentence } = useText()
  const paused = useAllPaused()
  if (fault !== null)
    return (
      <p className="foot-strip" data-tone="warning" role="alert">
        <Icon name="warning" />
        <span>
          {sentence(fault).what} {sentence(fault).next}
        </span>
      </p>
    )
  if (!paused) return null
  return (
    <p className="foot-strip">
      <Icon name="pause" />
      <span>
        <strong>{t('queue.allPaused')}</strong> {t('queue.allPausedText')}
      </span>
    </p>
  )
}
