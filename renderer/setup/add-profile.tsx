/** Until the wizard comes, a real profile is added from the command line: the command, ready to copy. */
import { Heading } from '@digdir/designsystemet-react'
import { useText } from '../text/index.ts'
import { Copyable } from '../ui/copyable.tsx'

const command = [
  'npx budstikke profile add \\',
  '  --environment tt02 \\',
  '  --org 999888777 \\',
  '  --client-id 00000000-0000-0000-0000-000000000000 \\',
  '  --key key.jwk \\',
  '  --kid key-1',
].join('\n')

export function AddProfile() {
  const { t } = useText()
  return (
    <section className="card">
      <Heading level={2} data-size="2xs">
        {t('setup.addTitle')}
      </Heading>
      <p>{t('setup.addText')}</p>
      <Copyable label={t('setup.addLabel')} text={command} />
    </section>
  )
}
