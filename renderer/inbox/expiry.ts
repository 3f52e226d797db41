/** «Deleted in 4 days»: how near Altinn's deadline is. */
import type { InboxItem } from '../../preload/contract/models.ts'
import { daysUntil, useText } from '../text/index.ts'
import { useNow } from '../ui/use-now.ts'
import { expiring } from './states.ts'

/** From here on the deadline is worth a colour. */
const soon = 3

export function useExpiry({ expiresAt, state }: InboxItem): { text: string; soon: boolean } | null {
  const { t } = useText()
  const now = useNow()
  if (expiresAt === null || !expiring.has(state)) return null
  const days = daysUntil(expiresAt, now)
  return {
    text: days === 0 ? t('inbox.deletesToday') : t('inbox.deletes', { count: days }),
    soon: days <= soon,
  }
}
