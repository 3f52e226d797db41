/**
 * One password, in the forms in which programs have written it: PBES2 wants UTF-8, the old schemes and the MAC
 * want a BMPString (libraries.md; RFC 7292 appendix B.1, RFC 8018).
 */

export interface PasswordForm {
  /** For PBES2 and PBMAC1. */
  readonly plain: Uint8Array
  /** For the old schemes and the usual MAC: UTF-16 with the high byte first, closed by two zeros. */
  readonly bmp: Uint8Array
}

function bmpOf(units: Iterable<number>): Uint8Array {
  return Uint8Array.from([...units, 0].flatMap((unit) => [unit >> 8, unit & 0xff]))
}

const unitsOf = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))

/** Empty passwords are written as nothing by some and as two zeros by others; both are tried. */
const emptyForms: readonly PasswordForm[] = [
  { plain: new Uint8Array(), bmp: bmpOf([]) },
  { plain: new Uint8Array(), bmp: new Uint8Array() },
]

/**
 * Every form worth trying, the right one first. The others occur with letters like æ, ø and å: composed in
 * another way by a Mac, spread byte for byte into the BMPString by OpenSSL before 1.1, or typed into a
 * program that took them as Latin-1.
 */
export function passwordForms(password: string | null): readonly PasswordForm[] {
  if (password === null || password === '') return emptyForms
  const spellings = [...new Set([password, password.normalize('NFC'), password.normalize('NFD')])]
  const forms = spellings.map((text) => ({ plain: Buffer.from(text, 'utf8'), bmp: bmpOf(unitsOf(text)) }))
  const [usual] = forms
  // Plain ASCII is written in one way only.
  if (usual === undefined || usual.plain.byteLength === password.length) return forms
  return [
    ...forms,
    { plain: Buffer.from(password, 'latin1'), bmp: usual.bmp },
    { plain: usual.plain, bmp: bmpOf(usual.plain) },
  ]
}

/** Overwrites the bytes; the text itself is the caller's and goes with the worker. */
export function forget(forms: readonly PasswordForm[]): void {
  for (const { plain, bmp } of forms) {
    plain.fill(0)
    bmp.fill(0)
  }
}
