/** The state of a sent message in words; one that waits for its time says when. */
import type { SentMessage } from '../../../preload/contract/message-models.ts'
import { useText } from '../../text/index.ts'
import { useNow } from '../../ui/use-now.ts'

export function useStateText(): (item: Pick<SentMessage, 'state' | 'publishAt'>) => string {
  const { t, format } = useText()
  const now = useNow()
  return ({ state, publishAt }) =>
    state === 'accepted' && publishAt !== null && publishAt > now
      ? t('writing.scheduled', { time: format.moment(publishAt, now) })
      : t(`writing.states.${state}`)
}
