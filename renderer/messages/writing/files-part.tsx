/** Attachments: what may be attached is told before anything is chosen. */
import { Heading, ValidationMessage } from '@digdir/designsystemet-react'
import { useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { FileList } from '../../ui/file-list.tsx'
import { FilePicker } from '../../ui/file-picker.tsx'
import { useLetter, useProblems, useWriting, useWritingParts } from './context.ts'
import { fileEndings, limits } from './limits.ts'

const accept = fileEndings.map((ending) => `.${ending}`).join(',')

export function FilesPart() {
  const { t, format } = useText()
  const { writing } = useWritingParts()
  const files = useWriting((state) => state.files)
  const adding = useWriting((state) => state.adding)
  const fault = useWriting((state) => state.fault)
  const forwarding = useLetter('allowsForwarding')
  const errors = useProblems('files')
  return (
    <section className="write-part" data-spot="files">
      <Heading level={2} data-size="2xs">
        {t('writing.files')}
      </Heading>
      <p className="field-help">
        {t('writing.filesHelp', {
          count: limits.files,
          size: format.size(limits.fileSize),
          endings: fileEndings.join(', '),
        })}{' '}
        {forwarding && t('writing.filesForward', { size: format.size(limits.forwarded) })}
      </p>
      {fault !== null && <FaultPanel fault={fault} />}
      <FilePicker
        title={t('writing.dropHere')}
        some={files.length > 0}
        adding={adding}
        accept={accept}
        onAdd={(chosen) => void writing.add(chosen)}
        onStop={() => writing.stopAdding()}
      />
      {files.length > 0 && <FileList files={files} onRemove={(ids) => writing.remove(ids)} />}
      {errors.map((error) => (
        <ValidationMessage data-size="sm" key={error}>
          {error}
        </ValidationMessage>
      ))}
    </section>
  )
}
