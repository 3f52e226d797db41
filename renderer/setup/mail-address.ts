/** A letter as an address that opens the person's own e-mail program (RFC 6068). */
import type { Letter } from '../../preload/contract/setup-models.ts'

/** Line breaks are CRLF in mail; everything else is encoded, so that no word becomes a header. */
export function mailAddress({ to, subject, body }: Letter): string {
  const encode = (text: string): string => encodeURIComponent(text.replace(/\r?\n/g, '\r\n'))
  // A recipient's «@» stays readable; it is the one sign that belongs there.
  const recipient = encodeURIComponent(to).replace(/%40/g, '@')
  return `mailto:${recipient}?subject=${encode(subject.replace(/\s+/g, ' '))}&body=${encode(body)}`
}
