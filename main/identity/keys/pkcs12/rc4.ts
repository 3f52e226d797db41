/**
 * RC4 (RFC 6229 has its test vectors), for old files only: OpenSSL 3 keeps it in its legacy provider.
 * Never used to protect anything.
 */
export function decryptRc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  const at = (index: number): number => state[index & 0xff] ?? 0
  const swap = (i: number, j: number): void => {
    const kept = at(i)
    state[i & 0xff] = at(j)
    state[j & 0xff] = kept
  }
  let j = 0
  for (let i = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.byteLength] ?? 0)) & 0xff
    swap(i, j)
  }
  j = 0
  return data.map((byte, index) => {
    const i = (index + 1) & 0xff
    j = (j + at(i)) & 0xff
    swap(i, j)
    return byte ^ at(at(i) + at(j))
  })
}
