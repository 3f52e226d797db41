/**
 * The icon format of Windows: a table, then the images. Small ones are bitmaps, which everything reads; the
 * largest is a PNG, as Windows has it from Vista on.
 */
import type { Draw, Drawing } from './draw.ts'

const sizes = [16, 20, 24, 32, 40, 48, 64]
const largest = 256

/** Rows from the bottom, blue first, then a mask of one bit a pixel that nothing reads where there is opacity. */
function bitmapOf({ size, pixels }: Drawing): Buffer {
  const header = Buffer.alloc(40)
  header.writeUInt32LE(40, 0)
  header.writeInt32LE(size, 4)
  // Twice the height: the mask counts as well.
  header.writeInt32LE(size * 2, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(32, 14)
  const rows = Buffer.alloc(size * size * 4)
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = (y * size + x) * 4
      const [red = 0, green = 0, blue = 0, opacity = 0] = pixels.subarray(from, from + 4)
      rows.set([blue, green, red, opacity], ((size - 1 - y) * size + x) * 4)
    }
  }
  // Rows of the mask end at multiples of four bytes.
  return Buffer.concat([header, rows, Buffer.alloc(Math.ceil(size / 32) * 4 * size)])
}

export function makeIco(draw: Draw): Uint8Array {
  const images = [
    ...sizes.map((size) => ({ size, bytes: bitmapOf(draw(size)) })),
    { size: largest, bytes: Buffer.from(draw(largest).png) },
  ]
  const table = Buffer.alloc(6 + images.length * 16)
  table.writeUInt16LE(1, 2)
  table.writeUInt16LE(images.length, 4)
  let offset = table.length
  for (const [index, { size, bytes }] of images.entries()) {
    const entry = 6 + index * 16
    // 256 does not fit in a byte and is written as 0.
    table.set([size % 256, size % 256], entry)
    table.writeUInt16LE(1, entry + 4)
    table.writeUInt16LE(32, entry + 6)
    table.writeUInt32LE(bytes.length, entry + 8)
    table.writeUInt32LE(offset, entry + 12)
    offset += bytes.length
  }
  return Buffer.concat([table, ...images.map(({ bytes }) => bytes)])
}
