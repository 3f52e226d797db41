/** What is written beside a file that has come to its end: a receipt, or a reason that a person can read. */
import type { Fault } from '../../preload/contract/fault.ts'
import type { Language } from '../../preload/contract/models.ts'
import { sentenceOf } from '../../preload/contract/sentences/index.ts'
import type { ClaimRecord } from './claim-rows.ts'

const words = {
  nb: {
    what: 'Denne filen er ikke sendt',
    again: 'Når feilen er rettet: flytt filen tilbake til mappen, så prøves den igjen.',
    details: 'Detaljer',
    at: 'Tidspunkt',
  },
  nn: {
    what: 'Denne fila er ikkje send',
    again: 'Når feilen er retta: flytt fila tilbake til mappa, så blir ho prøvd igjen.',
    details: 'Detaljar',
    at: 'Tidspunkt',
  },
  en: {
    what: 'This file has not been sent',
    again: 'When this is put right: move the file back to the folder, and it is tried again.',
    details: 'Details',
    at: 'Time',
  },
} as const satisfies Record<Language, Record<'what' | 'again' | 'details' | 'at', string>>

/** Lines end as on Windows, where most of these are opened. */
export function reasonText(claim: ClaimRecord, reason: Fault, language: Language): string {
  const { what, again, details, at } = words[language]
  const sentence = sentenceOf(reason, language)
  const technical = Object.values(reason.technical ?? {}).map(String)
  return [
    `${what}: ${claim.name}`,
    '',
    sentence.what,
    sentence.next,
    again,
    '',
    `${at}: ${new Date(claim.createdAt).toISOString()}`,
    `${details}: ${[reason.code, ...technical, claim.transferId ?? ''].filter((part) => part !== '').join(' · ')}`,
    '',
  ].join('\r\n')
}

/** Every fact by which the transfer can be found again, here and at the service. */
export function receiptText(claim: ClaimRecord): string {
  const [{ name, size }] = claim.pieces
  const { order, facts } = claim
  const receipt = {
    file: name,
    size,
    md5: facts?.checksum ?? null,
    fileTransferId: facts?.fileTransferId ?? null,
    publishedAt: facts === null ? null : new Date(facts.publishedAt).toISOString(),
    claimedAt: new Date(claim.createdAt).toISOString(),
    service: order?.serviceId ?? null,
    recipients: order?.recipients ?? [],
    reference: order?.reference ?? null,
    properties: order?.properties ?? {},
  }
  return `${JSON.stringify(receipt, null, 2)}\n`
}
