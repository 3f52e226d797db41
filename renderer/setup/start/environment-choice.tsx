/** Where: practice, test, production, or an environment of one's own from a file. */
import { useId, useState } from 'react'
import { fault } from '../../../preload/contract/fault.ts'
import type { EnvironmentView } from '../../../preload/contract/models.ts'
import { failure } from '../../../preload/contract/result.ts'
import { useWindow } from '../../store.ts'
import { plain, useText } from '../../text/index.ts'
import { Choice, Choices } from '../../ui/choice.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { mostKeyBytes } from '../../ui/small-file.ts'
import { useAct } from '../../ui/use-act.ts'
import { places } from './places.ts'

export interface EnvironmentChoiceProps {
  readonly known: readonly EnvironmentView[]
  readonly chosen: string
  readonly onChoose: (environmentId: string) => void
}

export function EnvironmentChoice({ known, chosen, onChoose }: EnvironmentChoiceProps) {
  const { t } = useText()
  const group = useId()
  const words = ({ kind, name }: EnvironmentView): readonly [string, string] => {
    if (kind === 'practice') return [t('start.practice'), t('start.practiceText')]
    if (kind === 'production') return [t('start.production'), t('start.productionText')]
    return [plain(name), t(kind === 'test' ? 'start.test' : 'start.custom')]
  }
  return (
    <div className="start-where">
      <Choices legend={t('start.where')}>
        {places(known, t('environment.practice')).map((environment) => {
          const [label, text] = words(environment)
          return (
            <Choice
              key={environment.id}
              name={group}
              label={label}
              text={text}
              chosen={environment.id === chosen}
              onChoose={() => onChoose(environment.id)}
            />
          )
        })}
      </Choices>
      <FromFile onAdded={onChoose} />
    </div>
  )
}

function FromFile({ onAdded }: { readonly onAdded: (environmentId: string) => void }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const [added, setAdded] = useState<string | null>(null)

  const add = (file: File): Promise<boolean> =>
    act.run(async () => {
      if (file.size > mostKeyBytes) return failure(fault('environment-invalid'))
      const document = await parsed(file)
      if (document === undefined) return failure(fault('environment-invalid'))
      const reply = await bridge.call('environments.add', { document })
      if (reply.ok) {
        setAdded(reply.value.name)
        onAdded(reply.value.id)
      }
      return reply
    })

  return (
    <details className="quiet-details">
      <summary>{t('start.fromFile')}</summary>
      <p>{t('start.fromFileText')}</p>
      <FileButton accept=".json,application/json" busy={act.busy} onFile={(file) => void add(file)}>
        {t('start.fileChoose')}
      </FileButton>
      <p role="status">{added !== null && t('start.fileAdded', { name: plain(added) })}</p>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
    </details>
  )
}

/** Undefined when it is no JSON at all; what it means is the engine's to judge. */
async function parsed(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text())
  } catch {
    return undefined
  }
}
