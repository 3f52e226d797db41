/** What every part of the form needs: the message, its service, and what is wrong with it. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { MessageService, Profile } from '../../../preload/contract/models.ts'
import { useText } from '../../text/index.ts'
import { problemsAt } from './check.ts'
import type { Letter } from './letter.ts'
import type { Place, Problem } from './problem.ts'
import type { Writing, WritingState } from './writing.ts'

export interface WritingParts {
  readonly profile: Profile
  readonly writing: Writing
  readonly service: MessageService | null
  readonly problems: readonly Problem[]
  /** Sending was tried: what is not finished is told too. */
  readonly tried: boolean
}

export const WritingContext = createContext<WritingParts | null>(null)

export function useWritingParts(): WritingParts {
  const parts = useContext(WritingContext)
  if (parts === null) throw new Error('No message around this part')
  return parts
}

export function useWriting<T>(select: (state: WritingState) => T): T {
  return useStore(useWritingParts().writing.state, select)
}

export function useLetter<Key extends keyof Letter>(key: Key): Letter[Key] {
  return useWriting(({ letter }) => letter[key])
}

export function useProblemText(): (problem: Problem) => string {
  const { t, format } = useText()
  return ({ key, values }) => {
    const said = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        name === 'size' && typeof value === 'number'
          ? format.size(value)
          : typeof value === 'number' && name !== 'number'
            ? format.number(value)
            : value,
      ]),
    )
    return t(`writing.problems.${key}`, said)
  }
}

/** What is to be said at these places now. */
export function useProblems(...places: readonly Place[]): readonly string[] {
  const { problems, tried } = useWritingParts()
  const text = useProblemText()
  return places
    .flatMap((place) => problemsAt(problems, place))
    .filter(({ unfinished }) => tried || !unfinished)
    .map(text)
}

export function useError(place: Place): string | null {
  const errors = useProblems(place)
  return errors.length === 0 ? null : errors.join(' ')
}
