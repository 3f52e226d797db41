/** The desktop's own words, in the language that the person has chosen for the window. */
import type { Language, Settings } from '../../../../preload/contract/models.ts'
import { languageOf } from '../../language.ts'
import { en } from './en.ts'
import { nb, type DeskText } from './nb.ts'
import { nn } from './nn.ts'

export type { DeskText } from './nb.ts'

const texts: Readonly<Record<Language, DeskText>> = { nb, nn, en }

/** `locale`: the system's, as `nb-NO`; it decides where nobody has chosen. */
export function deskLanguage(chosen: Settings['language'] | undefined, locale: string): Language {
  return chosen === undefined || chosen === 'system' ? languageOf({ LANG: locale }) : chosen
}

export const deskText = (language: Language): DeskText => texts[language]
