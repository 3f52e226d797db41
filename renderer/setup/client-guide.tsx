/** How a client is made in pages that are not ours, with what must be pasted there (platform.md §1.6). */
import type { SetupStep } from '../../preload/contract/setup-models.ts'
import { useText } from '../text/index.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { OutsideLink } from '../ui/outside-link.tsx'
import { PublicKey } from './keys/public-key.tsx'
import { useKeys } from './keys/use-keys.ts'
import { distinctLinks } from './order.ts'
import { useSetup } from './use-setup.ts'

export function ClientGuide({ step }: { readonly step: SetupStep }) {
  const { t } = useText()
  const { profile } = useSetup()
  const { keys } = useKeys()
  const key = keys.find(({ role }) => role === 'current')
  const scopes = String(step.facts['scopes'] ?? '')
    .split(' ')
    .filter((scope) => scope !== '')
  // A certificate that identifies itself is pasted nowhere.
  const registers = key !== undefined && (key.certificate === null || key.keyId !== null)
  return (
    <section className="guide">
      <h3>{t('setup.help.selfServiceTitle')}</h3>
      <ol>
        <li>
          {t('setup.help.selfService.login')}
          {step.links.length > 0 && (
            <div className="actions">
              {distinctLinks(step).map(({ kind, url }) => (
                <OutsideLink key={kind} profileId={profile.id} kind={kind} url={url} />
              ))}
            </div>
          )}
        </li>
        <li>{t('setup.help.selfService.access')}</li>
        <li>{t('setup.help.selfService.create')}</li>
        <li>{t('setup.help.selfService.type')}</li>
        {registers && (
          <li>
            {t('setup.help.selfService.key')}
            <PublicKey keyView={key} />
          </li>
        )}
        <li>
          {t('setup.help.selfService.scopes')}
          {scopes.length > 0 && (
            <>
              <ul className="scopes">
                {scopes.map((scope) => (
                  <li key={scope}>
                    <code>{scope}</code>
                  </li>
                ))}
              </ul>
              <CopyButton text={scopes.join('\n')} what={t('setup.help.scopesToAdd')} />
            </>
          )}
        </li>
        <li>{t('setup.help.selfService.copy')}</li>
      </ol>
      <p className="quiet">{t('setup.help.selfServiceWait')}</p>
    </section>
  )
}
