/** Ties a message that is written to the view it is written in. */
import { useEffect, useState } from 'react'
import type { MessageDraft } from '../../../preload/contract/message-models.ts'
import type { Profile } from '../../../preload/contract/models.ts'
import { useWindow } from '../../store.ts'
import { chosenLanguage, useText } from '../../text/index.ts'
import { useFindName } from '../../ui/use-suggestions.ts'
import { draftRoute, newRoute } from '../routes.ts'
import { emptyLetter, serviceOf } from './letter.ts'
import { createWriting, type Writing } from './writing.ts'

/** Milliseconds without typing before the draft is saved. */
const stillness = 1_000

function later(task: () => void): () => void {
  const timer = setTimeout(task, stillness)
  return () => clearTimeout(timer)
}

export function useNewWriting(profile: Profile, draft: MessageDraft | null): Writing {
  const { t } = useText()
  const { bridge, claimDrops, rename, state } = useWindow()
  const [writing] = useState(() =>
    createWriting({
      bridge,
      profileId: profile.id,
      service(letter) {
        const now = state.getState().snapshot?.profiles.find(({ id }) => id === profile.id)
        return serviceOf(letter, (now ?? profile).messageServices)
      },
      // Opened at its address, this is made before the window has begun to speak the chosen language.
      letter: emptyLetter(chosenLanguage(state.getState().snapshot?.settings.language)),
      draft,
      later,
      onDraft(id) {
        // It may be saved just as one has left.
        if (state.getState().route.id === newRoute.id) rename(draftRoute(id))
      },
    }),
  )
  useNames(profile.id, writing)

  const words = t('writing.dropAnywhere')
  useEffect(
    () =>
      claimDrops({
        take: (files) => void writing.add(files),
        refuse: (fault) => writing.refuse(fault),
        words,
      }),
    [claimDrops, words, writing],
  )
  // Leaving keeps what was written.
  useEffect(() => () => void writing.flush(), [writing])
  return writing
}

/** A draft knows its recipients by number. */
function useNames(profileId: string, writing: Writing): void {
  const findName = useFindName(profileId)
  useEffect(() => {
    for (const { number, name } of writing.state.getState().letter.recipients) {
      if (name !== null || number.length !== 9) continue
      void findName(number).then((found) => {
        if (found !== null) writing.name(found)
      })
    }
  }, [findName, writing])
}
