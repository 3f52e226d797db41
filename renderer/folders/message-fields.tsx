/** What is asked about messages that are put in a folder: each thing that their senders are told of, for itself. */
import { Select } from '@digdir/designsystemet-react'
import { plain, useText } from '../text/index.ts'
import { Field } from '../ui/field.tsx'
import { Switch } from '../ui/switch.tsx'
import type { FieldsProps } from './out-fields.tsx'

export function MessageFields({
  profile,
  form,
  onChange,
}: Pick<FieldsProps, 'profile' | 'form' | 'onChange'>) {
  const { t } = useText()
  return (
    <>
      <Switch
        label={t('folderMessages.takes')}
        help={t('folderMessages.takesHelp')}
        on={form.takesMessages}
        onChange={(takesMessages) => onChange({ takesMessages })}
      />
      {form.takesMessages && (
        <>
          <Field label={t('folderMessages.service')}>
            {(parts) => (
              <Select
                {...parts}
                value={form.messageServiceId ?? ''}
                onChange={({ target: { value } }) =>
                  onChange({ messageServiceId: value === '' ? null : value })
                }
              >
                <Select.Option value="">{t('folderSetup.inServiceAny')}</Select.Option>
                {profile.messageServices.map(({ id, title }) => (
                  <Select.Option key={id} value={id}>
                    {plain(title ?? id)}
                  </Select.Option>
                ))}
              </Select>
            )}
          </Field>
          <Switch
            label={t('folderMessages.marksRead')}
            help={t('folderMessages.marksReadHelp')}
            on={form.marksRead}
            onChange={(marksRead) => onChange({ marksRead })}
          />
          <Switch
            label={t('folderMessages.confirms')}
            help={t('folderMessages.confirmsHelp')}
            on={form.confirmsMessages}
            onChange={(confirmsMessages) => onChange({ confirmsMessages })}
          />
        </>
      )}
    </>
  )
}
