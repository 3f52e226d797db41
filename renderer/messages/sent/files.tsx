/** The attachments of a sent message, and how far each has come. */
import { Heading } from '@digdir/designsystemet-react'
import type { SentMessageDetail } from '../../../preload/contract/message-models.ts'
import { plain, useText } from '../../text/index.ts'
import { StateWord } from '../../ui/state-word.tsx'
import { fileLooks } from './states.ts'

export function SentFiles({ files }: { readonly files: SentMessageDetail['files'] }) {
  const { t, format, sentence } = useText()
  if (files.length === 0) return null
  return (
    <section>
      <Heading level={3} data-size="2xs">
        {t('writing.files')}
      </Heading>
      <ul className="recipients">
        {files.map(({ name, size, state, fault }, position) => (
          // Two files may have the same name.
          <li key={`${position}-${name}`}>
            <span>
              {plain(name)} <span className="quiet nowrap">{format.size(size)}</span>
              {fault !== null && <span className="row-more">{sentence(fault).what}</span>}
            </span>
            <span className="recipient-state">
              <StateWord {...fileLooks[state]}>{t(`writing.fileStates.${state}`)}</StateWord>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
