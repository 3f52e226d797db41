/** What is pasted in self-service: the public part, and the name it will go by. */
import type { KeyView } from '../../../preload/contract/identity-models.ts'
import { useText } from '../../text/index.ts'
import { Copyable, CopyValue } from '../../ui/copyable.tsx'

export function PublicKey({ keyView }: { readonly keyView: KeyView }) {
  const { t } = useText()
  const { keyId, publicJwk, publicPem } = keyView
  return (
    <div className="public-key">
      {keyId !== null && <CopyValue label={t('keys.keyId')} text={keyId} />}
      {publicJwk !== null && (
        <>
          <p className="quiet">{t('keys.pasteJwk')}</p>
          <Copyable label={t('keys.publicJwk')} text={publicJwk} />
        </>
      )}
      {publicPem !== null && (
        <details className="quiet-details">
          <summary>{t('keys.asPem')}</summary>
          <p className="quiet">{t('keys.asPemText')}</p>
          <Copyable label={t('keys.publicPem')} text={publicPem} />
        </details>
      )}
    </div>
  )
}
