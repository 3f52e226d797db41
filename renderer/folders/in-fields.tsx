/** What is asked about a folder that what arrives is put in. */
import { Input, Select } from '@digdir/designsystemet-react'
import { plain, useText } from '../text/index.ts'
import { Field } from '../ui/field.tsx'
import { OrganisationNumberField } from '../ui/organisation-field.tsx'
import { Switch } from '../ui/switch.tsx'
import { MessageFields } from './message-fields.tsx'
import type { FieldsProps } from './out-fields.tsx'

export function InFields({ profile, form, missing, onChange }: FieldsProps) {
  const { t } = useText()
  return (
    <>
      <Field label={t('folderSetup.inService')}>
        {(parts) => (
          <Select
            {...parts}
            value={form.serviceId ?? ''}
            onChange={(event) =>
              onChange({ serviceId: event.target.value === '' ? null : event.target.value })
            }
          >
            <Select.Option value="">{t('folderSetup.inServiceAny')}</Select.Option>
            {profile.services.map(({ id, title }) => (
              <Select.Option key={id} value={id}>
                {plain(title ?? id)}
              </Select.Option>
            ))}
          </Select>
        )}
      </Field>
      <OrganisationNumberField
        label={t('folderSetup.sender')}
        help={t('folderSetup.senderHelp')}
        value={form.sender}
        onChange={(sender) => onChange({ sender })}
        // Empty is everybody, and no fault.
        tried={missing.has('sender')}
        missing=""
      />
      <Field
        label={t('folderSetup.subFolder')}
        help={t('folderSetup.subFolderHelp')}
        error={missing.has('subFolder') ? t('folderSetup.subFolderWrong') : null}
      >
        {(parts) => (
          <Input
            {...parts}
            value={form.subFolder}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ subFolder: event.target.value })}
          />
        )}
      </Field>
      <Switch
        label={t('folderSetup.metadata')}
        help={t('folderSetup.metadataHelp')}
        on={form.withMetadata}
        onChange={(withMetadata) => onChange({ withMetadata })}
      />
      <Switch
        label={t('folderSetup.confirms')}
        help={t('folderSetup.confirmsHelp')}
        on={form.confirms}
        onChange={(confirms) => onChange({ confirms })}
      />
      <MessageFields profile={profile} form={form} onChange={onChange} />
    </>
  )
}
