/** Begins to set up an organisation: where, and who. Everything else is the checklist's. */
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { Snapshot } from '../../../preload/contract/snapshot.ts'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { digitsOf, numberState, OrganisationNumberField } from '../../ui/organisation-field.tsx'
import { useAct } from '../../ui/use-act.ts'
import { AsCommand } from './as-command.tsx'
import { EnvironmentChoice } from './environment-choice.tsx'
import { OrganisationName } from './organisation-name.tsx'
import { practiceId } from './places.ts'
import { SupplierChoice, type Supplier } from './supplier-choice.tsx'
import { Suggestions } from './suggestions.tsx'

const noSupplier: Supplier = { wanted: false, profileId: null }

export function StartSetup({ snapshot }: { readonly snapshot: Snapshot }) {
  const { t } = useText()
  const { bridge, go, select } = useWindow()
  const act = useAct()
  const [environmentId, setEnvironmentId] = useState(practiceId)
  const [number, setNumber] = useState('')
  const [supplier, setSupplier] = useState<Supplier>(noSupplier)
  const [tried, setTried] = useState(false)
  const valid = numberState(number) === 'valid'

  const begin = async (): Promise<void> => {
    setTried(true)
    if (!valid || (supplier.wanted && supplier.profileId === null)) return
    await act.run(async () => {
      const created = await bridge.call('profiles.create', {
        environmentId,
        organisation: digitsOf(number),
        supplierProfileId: supplier.wanted ? supplier.profileId : null,
      })
      if (!created.ok) return created
      const profileId = created.value.id
      const selected = await select(profileId)
      if (!selected.ok) return selected
      // What it finds is told by the checklist itself.
      void bridge.call('setup.check', { profileId })
      go({ view: 'setup', id: null })
      return selected
    })
  }

  return (
    <div className="page start">
      <header>
        <Heading level={1} data-size="sm">
          {t('start.title')}
        </Heading>
        <Paragraph data-size="sm" className="quiet">
          {t('start.intro')}
        </Paragraph>
      </header>
      <form
        className="start-form"
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        <EnvironmentChoice
          known={snapshot.environments}
          chosen={environmentId}
          onChoose={(id) => {
            setEnvironmentId(id)
            // A supplier is one in the same environment.
            setSupplier((before) => ({ ...before, profileId: null }))
          }}
        />
        <section className="start-who">
          <OrganisationNumberField
            label={t('start.number')}
            help={t('start.numberHelp')}
            value={number}
            onChange={setNumber}
            tried={tried}
            missing={t('start.numberMissing')}
          />
          {valid && (
            <OrganisationName
              environmentId={environmentId}
              number={digitsOf(number)}
              allowed={snapshot.settings.lookUpNames || environmentId === practiceId}
            />
          )}
          {environmentId === practiceId && (
            <Suggestions profiles={snapshot.profiles} chosen={digitsOf(number)} onChoose={setNumber} />
          )}
        </section>
        <SupplierChoice
          profiles={snapshot.profiles}
          environmentId={environmentId}
          value={supplier}
          onChange={setSupplier}
          tried={tried}
        />
        {act.fault !== null && <FaultPanel fault={act.fault} />}
        <div className="actions">
          <Button type="submit" loading={act.busy}>
            {t('start.begin')}
          </Button>
          {snapshot.profiles.length > 0 && (
            <Button type="button" variant="tertiary" onClick={() => go({ view: 'setup', id: null })}>
              {t('start.cancel')}
            </Button>
          )}
        </div>
      </form>
      <AsCommand />
    </div>
  )
}
