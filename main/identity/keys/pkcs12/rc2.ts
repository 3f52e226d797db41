/**
 * RC2 in CBC mode, for decrypting only (RFC 2268). Windows and older Buypass exports protect certificates with it,
 * and neither OpenSSL 3 without its legacy provider nor Electron's BoringSSL is sure to know it.
 * Never used to protect anything.
 */

const blockBytes = 8

/** The permutation PITABLE of RFC 2268 §2. */
const permutation = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2' +
    '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82' +
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7' +
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec' +
    'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9' +
    '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
)

const permuted = (byte: number): number => permutation[byte & 0xff] ?? 0

/** Sixty-four words of 16 bits (RFC 2268 §2). */
function expand(key: Uint8Array, effectiveBits: number): Uint16Array {
  const bytes = new Uint8Array(128)
  const at = (index: number): number => bytes[index] ?? 0
  bytes.set(key)
  for (let i = key.byteLength; i < 128; i += 1) bytes[i] = permuted(at(i - 1) + at(i - key.byteLength))
  const effectiveBytes = Math.ceil(effectiveBits / 8)
  const mask = 0xff >> (8 * effectiveBytes - effectiveBits)
  bytes[128 - effectiveBytes] = permuted(at(128 - effectiveBytes) & mask)
  for (let i = 127 - effectiveBytes; i >= 0; i -= 1) bytes[i] = permuted(at(i + 1) ^ at(i + effectiveBytes))
  const words = Uint16Array.from({ length: 64 }, (_, i) => at(2 * i) | (at(2 * i + 1) << 8))
  bytes.fill(0)
  return words
}

/** How far each of the four words is turned in a mixing round. */
const turns = [1, 2, 3, 5] as const

function decryptBlock(block: Uint16Array, keys: Uint16Array): void {
  const word = (index: number): number => block[index & 3] ?? 0
  let next = 63
  const mix = (): void => {
    for (let i = 3; i >= 0; i -= 1) {
      const turn = turns[i] ?? 0
      const turned = ((word(i) >>> turn) | (word(i) << (16 - turn))) & 0xffff
      const others = (word(i + 3) & word(i + 2)) + (~word(i + 3) & word(i + 1))
      block[i] = turned - (keys[next] ?? 0) - others
      next -= 1
    }
  }
  const mash = (): void => {
    for (let i = 3; i >= 0; i -= 1) block[i] = word(i) - (keys[word(i + 3) & 63] ?? 0)
  }
  for (const rounds of [5, 6, 5]) {
    for (let round = 0; round < rounds; round += 1) mix()
    if (next > 0) mash()
  }
}

/**
 * `key` 1–128 bytes, `effectiveBits` 1–1024, `iv` 8 bytes. The padding is left on. Null when `data` is not whole
 * blocks, which is no RC2 at all.
 */
export function decryptRc2(
  key: Uint8Array,
  effectiveBits: number,
  iv: Uint8Array,
  data: Uint8Array,
): Uint8Array | null {
  if (data.byteLength === 0 || data.byteLength % blockBytes !== 0) return null
  const keys = expand(key, effectiveBits)
  const source = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const plain = new Uint8Array(data.byteLength)
  const target = new DataView(plain.buffer)
  const chain = new DataView(Uint8Array.from(iv).buffer)
  const block = new Uint16Array(4)
  for (let start = 0; start < data.byteLength; start += blockBytes) {
    for (let i = 0; i < 4; i += 1) block[i] = source.getUint16(start + 2 * i, true)
    decryptBlock(block, keys)
    for (let i = 0; i < 4; i += 1) {
      target.setUint16(start + 2 * i, (block[i] ?? 0) ^ chain.getUint16(2 * i, true), true)
      chain.setUint16(2 * i, source.getUint16(start + 2 * i, true), true)
    }
  }
  keys.fill(0)
  return plain
}
