/** The dry run: what would go where, and what would stay. */
import { Heading } from '@digdir/designsystemet-react'
import type { FolderPreview, WatchedFolder } from '../../preload/contract/folder-models.ts'
import { organisationName, plain, useText } from '../text/index.ts'
import { StateWord, type Tone } from '../ui/state-word.tsx'
import type { IconName } from '../ui/icon.tsx'
import { usePartyWords } from './file.tsx'
import { Ignored } from './ignored.tsx'

export interface PreviewProps {
  readonly preview: FolderPreview
  readonly kind: WatchedFolder['kind']
  readonly isNew: boolean
}

type Planned = FolderPreview['files'][number]

const looks: Readonly<Record<Planned['plan']['kind'], { readonly tone: Tone; readonly icon: IconName }>> = {
  send: { tone: 'accent', icon: 'send' },
  fetch: { tone: 'accent', icon: 'download' },
  waiting: { tone: 'neutral', icon: 'clock' },
  refused: { tone: 'danger', icon: 'stopped' },
}

export function Preview({ preview: { total, files, ignored, examples }, kind, isNew }: PreviewProps) {
  const { t, format } = useText()
  return (
    <section className="folder-preview" role="status" aria-label={t('folderSetup.previewTitle')}>
      <Heading level={3} data-size="2xs">
        {t('folderSetup.previewTitle')}
        {total > 0 && `: ${t('folderSetup.previewCount', { count: total, formatted: format.number(total) })}`}
      </Heading>
      <p className="quiet">
        {t(isNew ? 'folderSetup.previewText' : 'folderSetup.previewTextSaved')}{' '}
        {files.length < total && t('folderSetup.previewFirst', { shown: format.number(files.length) })}
      </p>
      {total === 0 && <p>{t(kind === 'out' ? 'folderSetup.previewNone' : 'folderSetup.previewNoneIn')}</p>}
      {files.length > 0 && (
        <ul className="folder-items">
          {files.map((file) => (
            <PlannedFile key={`${file.subFolder}/${file.name}`} file={file} kind={kind} />
          ))}
        </ul>
      )}
      <Ignored ignored={ignored} examples={examples} />
    </section>
  )
}

function PlannedFile({ file, kind }: { readonly file: Planned; readonly kind: WatchedFolder['kind'] }) {
  const { t } = useText()
  const words = usePlanWords()
  const { name, subFolder, plan } = file
  const { head, more } = words(plan)
  const place = kind === 'in' && subFolder !== '' ? t('folderSetup.previewInto', { folder: subFolder }) : ''
  return (
    <li className="folder-item">
      <div className="folder-item-line">
        <span className="folder-item-name">
          {plain(kind === 'out' && subFolder !== '' ? `${subFolder}/${name}` : name)}
        </span>
        <StateWord {...looks[plan.kind]}>{head}</StateWord>
      </div>
      {(more !== '' || place !== '') && (
        <p className="quiet">{[more, plain(place)].filter((part) => part !== '').join(' · ')}</p>
      )}
    </li>
  )
}

function usePlanWords(): (plan: Planned['plan']) => { readonly head: string; readonly more: string } {
  const { t, sentence } = useText()
  const partyWords = usePartyWords()
  return (plan) => {
    switch (plan.kind) {
      case 'send': {
        const { recipients, reference } = plan
        return {
          head: t('folderSetup.previewSend', { names: partyWords(recipients) }),
          more: reference === null ? '' : t('folderSetup.previewReference', { reference: plain(reference) }),
        }
      }
      case 'fetch':
        return {
          head: t('folderSetup.previewFetch', { name: organisationName(plan.sender) }),
          more: [
            plan.isMessage && t('reading.message'),
            ...plan.acts.map((act) => t(`folderMessages.acts.${act}`)),
          ]
            .filter((part) => part !== false)
            .join(' · '),
        }
      case 'waiting':
        return { head: t('folders.fileStates.waiting'), more: t(`folders.waits.${plan.reason}`) }
      case 'refused': {
        const { what, next } = sentence(plan.fault)
        return { head: t('folders.fileStates.failed'), more: `${what} ${next}` }
      }
    }
  }
}
