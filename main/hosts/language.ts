/** Which of our languages the person reads at the terminal. */
import type { Language } from '../../preload/contract/models.ts'

const byCode: Readonly<Record<string, Language>> = { nb: 'nb', no: 'nb', nn: 'nn' }

/** The system's variables in the order POSIX gives them; English when they name none of ours. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return byCode[locale.slice(0, 2).toLowerCase()] ?? 'en'
}

export function isLanguage(value: string): value is Language {
  return value === 'nb' || value === 'nn' || value === 'en'
}
