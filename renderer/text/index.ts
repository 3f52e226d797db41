/** Texts and formats in the language of the window. */
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../preload/contract/fault.ts'
import type { Language } from '../../preload/contract/models.ts'
import { sentenceOf, type Sentence } from '../../preload/contract/sentences/index.ts'
import { createFormat, type Format } from './format.ts'

export { plain } from '../../preload/contract/sentences/index.ts'
export {
  daysUntil,
  organisationName,
  organisationNumber,
  partyNumber,
  timeLeft,
  type Format,
} from './format.ts'
export { chosenLanguage, speak, startTexts } from './i18n.ts'

const formats: Readonly<Record<Language, Format>> = {
  nb: createFormat('nb'),
  nn: createFormat('nn'),
  en: createFormat('en'),
}

const isLanguage = (text: string): text is Language => text in formats

/** `t` for texts, `format` for numbers and times, `sentence` for faults. */
export function useText() {
  const { t, i18n } = useTranslation()
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'nb'
  return {
    t,
    i18n,
    language,
    format: formats[language],
    sentence: (fault: Fault): Sentence => sentenceOf(fault, language),
  }
}
