/** What was found in a file or in the system's store: the best is chosen, the others say why not. */
import { Button } from '@digdir/designsystemet-react'
import { useId, useState } from 'react'
import type { FoundKey } from '../../../preload/contract/identity-models.ts'
import { useWindow } from '../../store.ts'
import { plain, useText } from '../../text/index.ts'
import { Choice, Choices } from '../../ui/choice.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { useSetup } from '../use-setup.ts'
import { useStepAct } from '../use-step-act.ts'
import { chosenKeyId, Identified, type Identification } from './identified.tsx'
import type { PanelProps } from './panel.ts'

export interface FoundKeysProps extends Pick<PanelProps, 'onClose'> {
  readonly found: readonly FoundKey[]
}

const bestOf = (found: readonly FoundKey[]): FoundKey | null =>
  found.find(({ best }) => best) ?? found.find(({ fault }) => fault === null) ?? null

const startOf = (key: FoundKey | null): Identification => ({
  by: (key?.certificate ?? null) === null ? 'keyId' : 'certificate',
  keyId: key?.keyId ?? '',
})

export function FoundKeys({ found, onClose }: FoundKeysProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const act = useStepAct()
  const [chosen, setChosen] = useState<FoundKey | null>(() => bestOf(found))
  const [identification, setIdentification] = useState(() => startOf(bestOf(found)))
  const [tried, setTried] = useState(false)
  const group = useId()

  const take = async (): Promise<void> => {
    setTried(true)
    const keyId = chosenKeyId(identification)
    if (chosen === null || keyId === undefined) return
    const input = { profileId: profile.id, foundId: chosen.id, keyId }
    if (await act.change(() => bridge.call('keys.take', input))) onClose(true)
  }

  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
    >
      {found.length === 0 && <p>{t('setup.act.foundNone')}</p>}
      {found.length > 0 && (
        <Choices legend={t('setup.act.found')}>
          {found.map((key) => (
            <FoundChoice
              key={key.id}
              name={group}
              found={key}
              chosen={key === chosen}
              onChoose={() => {
                setChosen(key)
                setIdentification(startOf(key))
              }}
            />
          ))}
        </Choices>
      )}
      {chosen !== null && (
        <Identified
          withCertificate={chosen.certificate !== null}
          value={identification}
          onChange={setIdentification}
          tried={tried}
        />
      )}
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <div className="actions">
        {chosen !== null && (
          <Button type="submit" loading={act.busy}>
            {t('setup.act.takeKey')}
          </Button>
        )}
        <Button type="button" variant="tertiary" onClick={() => onClose(false)}>
          {t('setup.act.cancel')}
        </Button>
      </div>
    </form>
  )
}

interface FoundChoiceProps {
  readonly name: string
  readonly found: FoundKey
  readonly chosen: boolean
  readonly onChoose: () => void
}

function FoundChoice({ name, found, chosen, onChoose }: FoundChoiceProps) {
  const { t, format, sentence } = useText()
  const { certificate, fault, best, keyId } = found
  const words = fault === null ? null : sentence(fault)
  const about = [
    best && t('setup.act.foundBest'),
    ...(certificate === null
      ? [keyId]
      : [
          t(`setup.act.foundUse.${certificate.use}`),
          t('setup.act.foundIssuer', { issuer: plain(certificate.issuer) }),
          t('setup.act.foundUntil', { date: format.day(certificate.notAfter) }),
          certificate.kind === 'test' && t('setup.act.foundTest'),
        ]),
  ].filter((part) => part !== false && part !== null)
  return (
    <Choice
      name={name}
      label={certificate === null ? t('setup.act.foundKey') : plain(certificate.subject)}
      text={about.length === 0 ? undefined : about.join(' · ')}
      chosen={chosen}
      disabled={fault !== null}
      onChoose={onChoose}
    >
      {words !== null && (
        <p className="choice-fault">
          {words.what} {words.next}
        </p>
      )}
    </Choice>
  )
}
