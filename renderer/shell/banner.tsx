/** Says for as long as it is so that this is not production. Production itself has no mark. */
import type { EnvironmentView } from '../../preload/contract/models.ts'
import { useText } from '../text/index.ts'
import { Icon } from '../ui/icon.tsx'

export function Banner({ environment }: { readonly environment: EnvironmentView }) {
  const { t } = useText()
  const { kind, name } = environment
  if (kind === 'production') return null
  return (
    <aside className="banner" data-kind={kind} aria-label={t(`environment.${kind}`)}>
      <Icon name="info" />
      <span>
        <strong>{t(`environment.${kind}`)}</strong>
        {kind !== 'practice' && ` (${name})`} – {t(`environment.${kind}Long`)}
      </span>
    </aside>
  )
}
