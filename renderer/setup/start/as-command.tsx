/** The same from the command line, for whoever has client, key and access already. */
import { useText } from '../../text/index.ts'
import { Copyable } from '../../ui/copyable.tsx'

const command = [
  'npx budstikke profile add \\',
  '  --environment tt02 \\',
  '  --org 999888777 \\',
  '  --client-id 00000000-0000-0000-0000-000000000000 \\',
  '  --key key.jwk \\',
  '  --kid key-1',
].join('\n')

export function AsCommand() {
  const { t } = useText()
  return (
    <details className="quiet-details">
      <summary>{t('start.asCommand')}</summary>
      <p className="quiet">{t('start.asCommandText')}</p>
      <Copyable label={t('start.asCommandLabel')} text={command} />
    </details>
  )
}
