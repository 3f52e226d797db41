/** What is asked about a folder whose files are sent. */
import { Input, Textarea } from '@digdir/designsystemet-react'
import { useId } from 'react'
import type { Organisation, Profile } from '../../preload/contract/models.ts'
import { useText } from '../text/index.ts'
import { Choice, Choices } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { Fold } from '../ui/fold.tsx'
import { PairRows } from '../ui/pair-rows.tsx'
import { RecipientField } from '../ui/recipient-field.tsx'
import { ServiceField } from '../ui/service-field.tsx'
import type { FolderForm, From, Missing, Strict } from './form-state.ts'

export interface FieldsProps {
  readonly profile: Profile
  readonly form: FolderForm
  readonly missing: ReadonlySet<Missing>
  readonly onChange: (part: Partial<FolderForm>) => void
  /** The name of a chosen recipient has become known; the rule stays as it was. */
  readonly onNamed: (organisation: Organisation) => void
}

const froms = ['fixed', 'sub-folder', 'name', 'side-car'] as const satisfies readonly From[]
const stricts = [
  ['none', 'strictNone'],
  ['marker', 'strictMarker'],
  ['rename', 'strictRename'],
] as const satisfies readonly (readonly [Strict, string])[]

const sideCarExample = `{
  "recipients": ["310418498"],
  "reference": "26/1183"
}`
/** One of ten is kept for our own. */
const mostProperties = 9

export function OutFields(props: FieldsProps) {
  const { profile, form, missing, onChange, onNamed } = props
  const { t } = useText()
  const name = useId()
  return (
    <>
      <ServiceField
        profile={profile}
        serviceId={form.serviceId}
        onChange={(serviceId) => onChange({ serviceId })}
        missing={missing.has('service') ? t('folderSetup.serviceMissing') : null}
      />
      <Choices legend={t('folderSetup.recipients')}>
        {froms.map((from) => (
          <Choice
            key={from}
            name={name}
            label={t(`folderSetup.from.${from}`)}
            text={t(`folderSetup.from.${from}Help`)}
            chosen={form.from === from}
            onChoose={() => onChange({ from })}
          />
        ))}
      </Choices>
      {form.from === 'fixed' && (
        <RecipientField
          profileId={profile.id}
          chosen={form.recipients}
          onChange={(recipients) => onChange({ recipients })}
          onNamed={onNamed}
          missing={missing.has('recipients') ? t('folderSetup.recipientsMissing') : null}
        />
      )}
      {form.from === 'name' && (
        <Field
          label={t('folderSetup.pattern')}
          help={t('folderSetup.patternHelp')}
          error={missing.has('pattern') ? t('folderSetup.patternMissing') : null}
        >
          {(parts) => (
            <Input
              {...parts}
              value={form.pattern}
              maxLength={255}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange({ pattern: event.target.value })}
            />
          )}
        </Field>
      )}
      {form.from === 'side-car' && (
        <figure className="folder-example">
          <figcaption className="quiet">{t('folderSetup.sideCarExample')}</figcaption>
          <pre>{sideCarExample}</pre>
        </figure>
      )}
      <MoreFields {...props} />
    </>
  )
}

function MoreFields({ form, onChange }: FieldsProps) {
  const { t } = useText()
  const name = useId()
  return (
    <Fold
      summary={t('folderSetup.more')}
      unfold={form.include !== '' || form.exclude !== '' || form.reference !== '' || form.strict !== 'none'}
    >
      <div className="act-form">
        {(['include', 'exclude'] as const).map((key) => (
          <Field key={key} label={t(`folderSetup.${key}`)} help={t(`folderSetup.${key}Help`)}>
            {(parts) => (
              <Textarea
                {...parts}
                rows={2}
                value={form[key]}
                spellCheck={false}
                onChange={(event) => onChange({ [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field label={t('folderSetup.reference')} help={t('folderSetup.referenceHelp')}>
          {(parts) => (
            <Input
              {...parts}
              value={form.reference}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => onChange({ reference: event.target.value })}
            />
          )}
        </Field>
        <Choices legend={t('folderSetup.strict')}>
          {stricts.map(([strict, key]) => (
            <Choice
              key={strict}
              name={name}
              label={t(`folderSetup.${key}`)}
              text={t(`folderSetup.${key}Help`)}
              chosen={form.strict === strict}
              onChoose={() => onChange({ strict })}
            />
          ))}
        </Choices>
        <PairRows
          title={t('folderSetup.properties')}
          help={t('folderSetup.propertiesHelp')}
          fields={[
            { label: (number) => t('send.propertyKey', { number }), most: 50 },
            { label: (number) => t('send.propertyValue', { number }), most: 3_000 },
          ]}
          rows={form.properties}
          blank={['', '']}
          most={mostProperties}
          add={t('send.propertyAdd')}
          remove={(number) => t('send.propertyRemove', { number })}
          onChange={(properties) => onChange({ properties })}
        />
      </div>
    </Fold>
  )
}
