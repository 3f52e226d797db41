/** What every certificate store must do, whoever answers: the stand-in everywhere, Windows on Windows. */
import { createHash, X509Certificate, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import type { StoreCertificate, SystemStore } from '../../main/ports.ts'

export interface StoreUnderTest {
  readonly store: SystemStore
  /** SHA-1 of a certificate in it whose RSA key it holds. */
  readonly thumbprint: string
}

const data = Buffer.from('the first part of a grant . the second part')
const thumbprintOf = (der: Uint8Array): string => createHash('sha1').update(der).digest('hex').toUpperCase()

export function storeContract(open: () => Promise<StoreUnderTest>): void {
  const ours = async () => {
    const { store, thumbprint } = await open()
    const listed = await store.list()
    if (!listed.ok) throw new Error(listed.fault.code)
    const found = listed.value.find(({ certificate }) => thumbprintOf(certificate) === thumbprint)
    if (found === undefined) throw new Error('It does not list the certificate')
    return { store, found, all: listed.value }
  }
  const signs = async (store: SystemStore, reference: string, { certificate }: StoreCertificate) => {
    const signature = await store.sign(reference, data)
    if (!signature.ok) throw new Error(`${signature.fault.code} ${signature.fault.technical?.code ?? ''}`)
    return verify('sha256', data, new X509Certificate(certificate).publicKey, signature.value)
  }

  it('lists certificates with a name of their own each, and whether a key belongs to them', async () => {
    const { found, all } = await ours()
    expect(found.hasPrivateKey).toBe(true)
    expect(new Set(all.map(({ reference }) => reference)).size).toBe(all.length)
  })

  it('signs what Maskinporten can verify with the certificate', async () => {
    const { store, found } = await ours()
    expect(await signs(store, found.reference, found)).toBe(true)
  })

  it('takes the thumbprint as it is copied from the console, with spaces and a mark that nobody sees', async () => {
    const { store, found } = await ours()
    const [location = '', thumbprint = ''] = found.reference.split('\\')
    const copied = `\u200E${thumbprint.toLowerCase().replaceAll(/../g, '$& ')}`
    expect(await signs(store, `${location}\\${copied}`, found)).toBe(true)
  })

  it('says that a certificate is gone', async () => {
    const { store } = await ours()
    for (const gone of [`CurrentUser\\${'0'.repeat(40)}`, `Elsewhere\\${'0'.repeat(40)}`, 'nonsense', '']) {
      expect(await store.sign(gone, data)).toMatchObject({
        ok: false,
        fault: { code: 'system-certificate-gone' },
      })
    }
  })
}
