/** The services in use, and a way to be rid of one. */
import { useWindow } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { useSetup } from './use-setup.ts'
import { useStepAct } from './use-step-act.ts'

export function Services() {
  const { t } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const { change, fault } = useStepAct()
  const profileId = profile.id
  const inUse = [
    ...profile.services.map((service) => ({ service, remove: 'profiles.removeService' as const })),
    ...profile.messageServices.map((service) => ({ service, remove: 'message.removeService' as const })),
  ]
  if (inUse.length === 0) return null
  return (
    <section className="services">
      <h3>{t('setup.act.services')}</h3>
      {fault !== null && <FaultPanel fault={fault} />}
      <ul className="rows">
        {inUse.map(({ service: { id, title, owner }, remove }) => (
          <li key={id}>
            <span>
              {plain(title ?? id)}
              <span className="quiet row-more">
                {title !== null && <code>{id}</code>}
                {owner !== null && ` ${t('setup.act.serviceBy', { owner: plain(owner) })}`}
              </span>
            </span>
            <button
              type="button"
              className="icon-button"
              aria-label={t('setup.act.serviceRemove', { name: plain(title ?? id) })}
              onClick={() => void change(() => bridge.call(remove, { profileId, serviceId: id }))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
