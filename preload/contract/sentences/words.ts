/** What each language puts around the values of a sentence, or in their place when nobody told us. */
import type { Language } from '../models.ts'

export interface Words {
  readonly locale: string
  readonly quotes: readonly [string, string]
  readonly service: string
  readonly owner: string
  readonly organisation: string
  readonly seconds: string
  readonly minutes: string
  readonly hours: string
  /** By placeholder. */
  readonly missing: Readonly<Record<string, string>>
  readonly anything: string
}

export const words: Readonly<Record<Language, Words>> = {
  nb: {
    locale: 'nb-NO',
    quotes: ['«', '»'],
    service: 'tjenesten',
    owner: 'tjenesteeieren',
    organisation: 'organisasjonen',
    seconds: 'sekunder',
    minutes: 'minutter',
    hours: 'timer',
    missing: { name: 'filen', clientId: 'i profilen', keyId: 'i profilen' },
    anything: 'som er oppgitt',
  },
  nn: {
    locale: 'nn-NO',
    quotes: ['«', '»'],
    service: 'tenesta',
    owner: 'tenesteeigaren',
    organisation: 'organisasjonen',
    seconds: 'sekund',
    minutes: 'minutt',
    hours: 'timar',
    missing: { name: 'fila', clientId: 'i profilen', keyId: 'i profilen' },
    anything: 'som er oppgitt',
  },
  en: {
    locale: 'en-GB',
    quotes: ['“', '”'],
    service: 'the service',
    owner: 'the service owner',
    organisation: 'the organisation',
    seconds: 'seconds',
    minutes: 'minutes',
    hours: 'hours',
    missing: { name: 'the file', clientId: 'of the profile', keyId: 'of the profile' },
    anything: 'that was given',
  },
}
