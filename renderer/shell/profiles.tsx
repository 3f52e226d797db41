/** Who we are just now, and in which environment; and how to become somebody else. */
import { useEffect, useId, useRef, useState } from 'react'
import type { Profile } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { organisationName, useText } from '../text/index.ts'
import { Icon } from '../ui/icon.tsx'
import { isKey, keys } from '../ui/keys.ts'
import { ProfileWords } from './profile-words.tsx'
import { RemoveProfile } from './remove-profile.tsx'

export interface ProfilesProps {
  readonly profiles: readonly Profile[]
  readonly current: Profile
}

export function Profiles({ profiles, current }: ProfilesProps) {
  const { t } = useText()
  const { go, select, state } = useWindow()
  const [open, setOpen] = useState(false)
  const [removing, setRemoving] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) setOpen(false)
    }
    addEventListener('pointerdown', away)
    return () => removeEventListener('pointerdown', away)
  }, [open])

  const choose = (profile: Profile): void => {
    setOpen(false)
    button.current?.focus()
    if (profile.id === current.id) return
    // What is open beside the list belongs to the profile we leave.
    go({ view: state.getState().route.view, id: null })
    void select(profile.id)
  }

  return (
    <div
      className="profiles"
      ref={box}
      onKeyDown={(event) => {
        if (!isKey(keys.closing.close, event) || !open) return
        event.stopPropagation()
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button
        ref={button}
        type="button"
        className="profile-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className="ds-sr-only">{t('profile.switch')}: </span>
        <ProfileWords profile={current} />
        <Icon name="down" />
      </button>
      <ul className="profile-list" id={id} hidden={!open} aria-label={t('profile.switch')}>
        {profiles.map((profile) => (
          <li key={profile.id}>
            <button
              type="button"
              aria-current={profile.id === current.id ? 'true' : undefined}
              onClick={() => choose(profile)}
            >
              <ProfileWords profile={profile} />
              {profile.id === current.id && <Icon name="check" />}
            </button>
          </li>
        ))}
        <li className="profile-more">
          <button
            type="button"
            className="profile-add"
            onClick={() => {
              setOpen(false)
              go({ view: 'setup', id: 'new' })
            }}
          >
            <Icon name="plus" />
            {t('profile.add')}
          </button>
          <button
            type="button"
            onClick={() => {
              setOpen(false)
              setRemoving(true)
            }}
          >
            <Icon name="bin" />
            {t('profile.remove', { name: organisationName(current.organisation) })}
          </button>
        </li>
      </ul>
      <RemoveProfile profile={current} open={removing} onClose={() => setRemoving(false)} />
    </div>
  )
}
