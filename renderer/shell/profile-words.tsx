/** One profile in words: whose it is, and a mark for every environment but production. */
import type { Profile } from '../../preload/contract/models.ts'
import { useWindowState } from '../store.ts'
import { organisationName, organisationNumber, plain, useText } from '../text/index.ts'

export function ProfileWords({ profile }: { readonly profile: Profile }) {
  const { t } = useText()
  const { environment, organisation, supplierProfileId } = profile
  const supplier = useWindowState(({ snapshot }) =>
    supplierProfileId === null ? undefined : snapshot?.profiles.find(({ id }) => id === supplierProfileId),
  )
  return (
    <span className="profile-words">
      <span className="profile-name">{organisationName(organisation)}</span>
      {organisation.name !== null && (
        <span className="profile-number">{organisationNumber(organisation.number)}</span>
      )}
      {supplier !== undefined && (
        <span className="profile-number">
          {t('profile.through', { name: organisationName(supplier.organisation) })}
        </span>
      )}
      {environment.kind !== 'production' && (
        <span className="mark" data-kind={environment.kind}>
          {environment.kind === 'practice' ? t('environment.practice') : plain(environment.name)}
        </span>
      )}
    </span>
  )
}
