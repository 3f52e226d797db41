/** How Maskinporten knows a key: by its certificate, or by the id it has on the client (platform.md §1.2). */
import { Input } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { useText } from '../../text/index.ts'
import { Choice, Choices } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'

export interface Identification {
  readonly by: 'certificate' | 'keyId'
  readonly keyId: string
}

/** The key id; null when the certificate is enough; undefined while it is still missing. */
export function chosenKeyId({ by, keyId }: Identification): string | null | undefined {
  if (by === 'certificate') return null
  const typed = keyId.trim()
  return typed === '' ? undefined : typed
}

export interface IdentifiedProps {
  readonly withCertificate: boolean
  readonly value: Identification
  readonly onChange: (value: Identification) => void
  readonly tried: boolean
}

export function Identified({ withCertificate, value, onChange, tried }: IdentifiedProps) {
  const { t } = useText()
  const group = useId()
  const choose = (by: Identification['by']) => (
    <Choice
      name={group}
      label={t(by === 'certificate' ? 'setup.act.byCertificate' : 'setup.act.byKeyId')}
      chosen={value.by === by}
      onChoose={() => onChange({ ...value, by })}
    />
  )
  return (
    <>
      {withCertificate && (
        <Choices legend={t('setup.act.identifiedBy')}>
          {choose('certificate')}
          {choose('keyId')}
        </Choices>
      )}
      {value.by === 'keyId' && (
        <Field
          label={t('setup.act.keyId')}
          help={t('setup.act.keyIdHelp')}
          error={tried && chosenKeyId(value) === undefined ? t('setup.act.keyIdMissing') : null}
        >
          {(parts) => (
            <Input
              {...parts}
              value={value.keyId}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange({ ...value, keyId: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}
