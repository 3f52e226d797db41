/** Reply options, references and properties: rows of two. */
import { useText } from '../../text/index.ts'
import { PairRows } from '../../ui/pair-rows.tsx'
import { useLetter, useProblems, useWritingParts } from './context.ts'
import { limits, referenceTypes } from './limits.ts'

export function ReplyRows() {
  const { t } = useText()
  const { writing } = useWritingParts()
  return (
    <PairRows
      title={t('writing.replies')}
      spot="replies"
      help={t('writing.repliesHelp')}
      fields={[
        { label: (number) => t('writing.replyText', { number }), most: limits.replyAddress },
        { label: (number) => t('writing.replyAddress', { number }), most: limits.replyAddress },
      ]}
      rows={useLetter('replies')}
      blank={['', '']}
      most={limits.replies}
      add={t('writing.replyAdd')}
      remove={(number) => t('writing.replyRemove', { number })}
      errors={useProblems('replies')}
      onChange={(replies) => writing.change({ replies })}
    />
  )
}

export function ReferenceRows() {
  const { t } = useText()
  const { writing } = useWritingParts()
  return (
    <PairRows
      title={t('writing.references')}
      spot="references"
      help={t('writing.referencesHelp')}
      fields={[
        {
          label: (number) => t('writing.referenceType', { number }),
          most: limits.propertyName,
          choices: referenceTypes.map((value) => ({ value, text: t(`writing.referenceTypes.${value}`) })),
        },
        { label: (number) => t('writing.referenceValue', { number }), most: limits.propertyValue },
      ]}
      rows={useLetter('references')}
      blank={[referenceTypes[0], '']}
      most={limits.references}
      add={t('writing.referenceAdd')}
      remove={(number) => t('writing.referenceRemove', { number })}
      errors={useProblems('references')}
      onChange={(references) => writing.change({ references })}
    />
  )
}

export function PropertyRows() {
  const { t } = useText()
  const { writing } = useWritingParts()
  return (
    <PairRows
      title={t('writing.properties')}
      spot="properties"
      help={t('writing.propertiesHelp')}
      fields={[
        { label: (number) => t('send.propertyKey', { number }), most: limits.propertyName },
        { label: (number) => t('send.propertyValue', { number }), most: limits.propertyValue },
      ]}
      rows={useLetter('properties')}
      blank={['', '']}
      most={limits.properties}
      add={t('send.propertyAdd')}
      remove={(number) => t('send.propertyRemove', { number })}
      errors={useProblems('properties')}
      onChange={(properties) => writing.change({ properties })}
    />
  )
}
