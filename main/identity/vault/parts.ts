/** Several byte strings in one, each after its length in four bytes. */

const lengthBytes = 4

/** In memory of its own, so that the caller can overwrite all of it. */
export function joinParts(parts: readonly Uint8Array[]): Buffer {
  const joined = Buffer.alloc(parts.reduce((sum, { byteLength }) => sum + lengthBytes + byteLength, 0))
  let offset = 0
  for (const part of parts) {
    offset = joined.writeUInt32BE(part.byteLength, offset)
    joined.set(part, offset)
    offset += part.byteLength
  }
  return joined
}

/** Views into `joined`; null when it is not exactly parts. */
export function splitParts(joined: Buffer): readonly Buffer[] | null {
  const parts: Buffer[] = []
  let offset = 0
  while (offset < joined.byteLength) {
    if (offset + lengthBytes > joined.byteLength) return null
    const start = offset + lengthBytes
    offset = start + joined.readUInt32BE(offset)
    if (offset > joined.byteLength) return null
    parts.push(joined.subarray(start, offset))
  }
  return parts
}
