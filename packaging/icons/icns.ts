/** The icon format of macOS: pieces with a name, a length and a PNG each. */
import type { Draw } from './draw.ts'

/** Names by which macOS knows the sizes; those that end in @2x are for dense screens. */
const pieces = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32], // 16@2x
  ['ic12', 64], // 32@2x
  ['ic07', 128],
  ['ic13', 256], // 128@2x
  ['ic08', 256],
  ['ic14', 512], // 256@2x
  ['ic09', 512],
  ['ic10', 1024], // 512@2x
] as const

function piece(name: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(8)
  header.write(name, 'latin1')
  header.writeUInt32BE(header.length + content.length, 4)
  return Buffer.concat([header, content])
}

export function makeIcns(draw: Draw): Uint8Array {
  return piece('icns', Buffer.concat(pieces.map(([name, size]) => piece(name, draw(size).png))))
}
