/** How it stands as a whole, and when that was found out. */
import type { SetupStep } from '../../preload/contract/setup-models.ts'
import { useText } from '../text/index.ts'
import { StateWord } from '../ui/state-word.tsx'
import { useNow } from '../ui/use-now.ts'
import { standing } from './order.ts'

export function Summary({ steps }: { readonly steps: readonly SetupStep[] }) {
  const { t, format } = useText()
  const now = useNow()
  const { done, attention, waiting, finished, checkedAt } = standing(steps)
  return (
    <div className="setup-sum" role="status">
      {done ? (
        <StateWord tone="success" icon="done">
          {t('setup.allOk')}
        </StateWord>
      ) : (
        <StateWord tone="neutral" icon="tasks">
          {t('setup.someDone', { done: finished, all: steps.length })}
        </StateWord>
      )}
      <span className="quiet">
        {[
          attention > 0 && t('setup.someLeft', { count: attention }),
          waiting > 0 && t('setup.someWait', { count: waiting }),
          checkedAt === null
            ? t('setup.notChecked')
            : t('setup.checkedAt', { time: format.moment(checkedAt, now) }),
        ]
          .filter((part) => part !== false)
          .join(' · ')}
      </span>
    </div>
  )
}
