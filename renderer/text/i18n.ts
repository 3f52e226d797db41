/** The window's language: the person's choice, or the system's. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language, Settings } from '../../preload/contract/models.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'
import type { Texts } from './texts.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Texts }
  }
}

/** The first language of the system that we have; `no` and everything else is bokmål. */
export function systemLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0]
    if (language === 'nb' || language === 'nn' || language === 'en') return language
    if (language === 'no') return 'nb'
  }
  return 'nb'
}

export function chosenLanguage(setting: Settings['language'] | undefined): Language {
  return setting === undefined || setting === 'system' ? systemLanguage(navigator.languages) : setting
}

/** Makes texts available; they are part of the window, so nothing is waited for. */
export function startTexts(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'nb',
    resources: { nb: { translation: nb }, nn: { translation: nn }, en: { translation: en } },
    // React escapes.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  document.documentElement.lang = language
}

export function speak(language: Language): void {
  if (i18next.language === language) return
  void i18next.changeLanguage(language)
  document.documentElement.lang = language
}
