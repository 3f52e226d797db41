/** All keys of the window, drawn from the table that the handlers use. */
import { Dialog, Heading } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { keys, viewKeys, type KeyLine } from './keys.ts'

const groups = [
  ['list', Object.values(keys.list)],
  ['search', Object.values(keys.search)],
  ['recipients', Object.values(keys.recipients)],
  ['service', Object.values(keys.service)],
  ['closing', Object.values(keys.closing)],
] as const

export function KeyMap({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const id = useId()
  const areOn = useWindowState(({ snapshot }) => snapshot?.settings.singleKeys ?? true)
  return (
    // Closed at its top, where the focus begins: at its end it would open with the title out of sight.
    <Dialog open onClose={onClose} closeButton={t('keyMap.close')} aria-labelledby={id}>
      <Heading level={2} data-size="xs" id={id}>
        {t('keyMap.title')}
      </Heading>
      <div className="key-map">
        <Heading level={3} data-size="2xs">
          {t('keyMap.groups.anywhere')}
        </Heading>
        {!areOn && <p>{t('keyMap.off')}</p>}
        <dl>
          {Object.values(keys.anywhere).map((line) => (
            <Line key={line.text} words={t(line.text)} {...line} />
          ))}
          {viewKeys.map(({ view, ...line }) => (
            <Line key={view} words={t('keyMap.rows.anywhere.view', { view: t(`nav.${view}`) })} {...line} />
          ))}
        </dl>
        {groups.map(([group, lines]) => (
          <section key={group}>
            <Heading level={3} data-size="2xs">
              {t(`keyMap.groups.${group}`)}
            </Heading>
            <dl>
              {lines.map((line) => (
                <Line key={line.text} words={t(line.text)} {...line} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

const named = [
  'ArrowDown',
  'ArrowUp',
  'PageDown',
  'PageUp',
  'Home',
  'End',
  'Enter',
  'Escape',
  'Backspace',
] as const

function Line({ words, keys: these }: KeyLine & { readonly words: string }) {
  const { t } = useText()
  const nameOf = (key: string): string => {
    if (key === ' ') return t('keyMap.names.space')
    const known = named.find((name) => name === key)
    return known === undefined ? key : t(`keyMap.names.${known}`)
  }
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        {these.map((key, index) => (
          <span key={key}>
            {index > 0 && ` ${t('keyMap.or')} `}
            <kbd>{nameOf(key)}</kbd>
          </span>
        ))}
      </dd>
    </div>
  )
}
