/** «What is this?»: the words of the field, explained where they are met. */
import type { SetupStepId } from '../../preload/contract/setup-models.ts'
import { useText } from '../text/index.ts'
import type { Texts } from '../text/texts.ts'

type Word = keyof Texts['setup']['help']['words']

const words: Readonly<Record<SetupStepId, readonly Word[]>> = {
  environment: ['environment'],
  organisation: [],
  network: ['proxy'],
  terms: ['terms', 'right'],
  key: ['key', 'keyId', 'certificate'],
  client: ['maskinporten', 'client', 'keyId'],
  scopes: ['scope'],
  exchange: ['exchange'],
  service: ['service', 'accessList'],
  system: ['system'],
  'system-user': ['systemUser', 'externalRef'],
  access: ['access', 'accessList'],
  events: [],
  trial: [],
  watch: [],
}

export function Help({ step }: { readonly step: SetupStepId }) {
  const { t } = useText()
  if (words[step].length === 0) return null
  return (
    <details className="quiet-details help">
      <summary>
        {t('setup.whatIsThis')}
        <span className="ds-sr-only"> {t(`setup.steps.${step}.name`)}</span>
      </summary>
      <dl>
        {words[step].map((word) => (
          <div key={word}>
            <dt>{t(`setup.help.words.${word}.name`)}</dt>
            <dd>{t(`setup.help.words.${word}.text`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
