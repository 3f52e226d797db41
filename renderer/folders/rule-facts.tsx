/** What has been laid down for a folder, in words. */
import type { WatchedFolder } from '../../preload/contract/folder-models.ts'
import type { Profile } from '../../preload/contract/models.ts'
import { organisationNumber, useText } from '../text/index.ts'
import { Facts, type FactsProps } from '../ui/facts.tsx'

export interface RuleFactsProps {
  readonly folder: WatchedFolder
  readonly profile: Profile
}

const strictKeys = { none: 'strictNone', marker: 'strictMarker', rename: 'strictRename' } as const

export function RuleFacts({ folder, profile }: RuleFactsProps) {
  const { t } = useText()
  const { serviceId } = folder.rule
  const service = profile.services.find(({ id }) => id === serviceId)?.title ?? serviceId
  const yesNo = (value: boolean): string => t(value ? 'folders.rule.yes' : 'folders.rule.no')

  const recipients = (): string => {
    if (folder.kind === 'in') return ''
    const { recipients: from } = folder.rule
    if (from.from === 'fixed') return from.recipients.map(organisationNumber).join(', ')
    return from.from === 'name'
      ? t('folders.rule.name', { pattern: from.pattern })
      : t(`folders.rule.${from.from}`)
  }
  const facts = (): FactsProps['facts'] => {
    if (folder.kind === 'in') {
      const { sender, subFolder, withMetadata, confirms, messages } = folder.rule
      const messageService =
        profile.messageServices.find(({ id }) => id === messages?.serviceId)?.title ?? messages?.serviceId
      return [
        [
          t('folders.rule.sender'),
          sender === null ? t('folders.rule.anySender') : organisationNumber(sender),
        ],
        [t('folders.rule.place'), subFolder],
        [t('folders.rule.metadata'), yesNo(withMetadata)],
        [t('folders.rule.confirms'), yesNo(confirms)],
        [
          t('folderMessages.fact'),
          messages === null ? t('folderMessages.none') : (messageService ?? t('folders.anyService')),
        ],
        [t('folderMessages.factRead'), messages === null ? null : yesNo(messages.marksRead)],
        [t('folderMessages.factConfirms'), messages === null ? null : yesNo(messages.confirms)],
      ]
    }
    const { include, exclude, reference, strict, properties } = folder.rule
    return [
      [t('folders.rule.recipients'), recipients()],
      [t('folders.rule.include'), include.join(', ')],
      [t('folders.rule.exclude'), exclude.join(', ')],
      [t('folders.rule.reference'), reference],
      [t('folders.rule.strict'), t(`folderSetup.${strictKeys[strict]}`)],
      ...Object.entries(properties),
    ]
  }
  return <Facts facts={[[t('folders.rule.service'), service ?? t('folders.anyService')], ...facts()]} />
}
