/** The few elements of DER that a certificate is written with. */

/** Tag, length, content. */
export function element(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const size = body.byteLength
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

export const sequence = (...content: readonly Uint8Array[]): Buffer => element(0x30, ...content)
export const setOf = (...content: readonly Uint8Array[]): Buffer => element(0x31, ...content)
export const identifier = (hex: string): Buffer => element(0x06, Buffer.from(hex, 'hex'))
export const text = (value: string): Buffer => element(0x0c, Buffer.from(value))
export const octets = (content: Uint8Array): Buffer => element(0x04, content)
export const bits = (content: Uint8Array, unused = 0): Buffer => element(0x03, Buffer.from([unused]), content)
export const truth = (): Buffer => element(0x01, Buffer.from([0xff]))
/** To the second; two digits for the year, as certificates have it until 2049. */
export const time = (milliseconds: number): Buffer =>
  element(0x17, Buffer.from(`${new Date(milliseconds).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`))
