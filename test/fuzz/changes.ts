/** Changes files at random, the same way for the same seed, in the ways that break readers. */

/** Numbers from 0 up to, not including, `limit`. */
export type Dice = (limit: number) => number

/** Mulberry32: small, and the same everywhere. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

type Change = (bytes: Buffer, dice: Dice, others: readonly Uint8Array[]) => Buffer

const randomBytes = (dice: Dice, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => dice(256)))
const insert = (bytes: Buffer, at: number, more: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])

/** Lengths and tags that promise what is not there. */
const lies = [
  '8400000000',
  '84ffffffff',
  '847fffffff',
  '80',
  '83ffffff',
  'ff',
  '0000',
  '3080',
  '2480',
  '02047fffffff',
]

const changes: readonly Change[] = [
  function flipBit(bytes, dice) {
    const at = dice(bytes.byteLength)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << dice(8))
    return bytes
  },
  function setByte(bytes, dice) {
    bytes[dice(bytes.byteLength)] = dice(256)
    return bytes
  },
  function cutOff(bytes, dice) {
    return bytes.subarray(0, dice(bytes.byteLength))
  },
  function leaveOut(bytes, dice) {
    const at = dice(bytes.byteLength)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + dice(40))])
  },
  function putIn(bytes, dice) {
    return insert(bytes, dice(bytes.byteLength), randomBytes(dice, 1 + dice(40)))
  },
  function lie(bytes, dice) {
    const at = dice(bytes.byteLength)
    Buffer.from(lies[dice(lies.length)] ?? '', 'hex').copy(bytes, at)
    return bytes
  },
  function repeat(bytes, dice) {
    const at = dice(bytes.byteLength)
    return insert(bytes, dice(bytes.byteLength), bytes.subarray(at, at + dice(200)))
  },
  function splice(bytes, dice, others) {
    const other = others[dice(others.length)] ?? bytes
    return Buffer.concat([bytes.subarray(0, dice(bytes.byteLength)), other.subarray(dice(other.byteLength))])
  },
  function nest(bytes, dice) {
    const levels = 1 + dice(300)
    const header = Buffer.from(dice(2) === 0 ? '3080' : '2480', 'hex')
    return Buffer.concat([...Array.from({ length: levels }, () => header), bytes])
  },
]

/** A copy of one of `files` with one to four changes, mostly one: more of them seldom get past the first check. */
export function changed(files: readonly Uint8Array[], dice: Dice): Uint8Array<ArrayBuffer> {
  let bytes = Buffer.from(files[dice(files.length)] ?? [])
  for (let count = 1 + dice(1 + dice(4)); count > 0 && bytes.byteLength > 0; count -= 1) {
    bytes = Buffer.from(changes[dice(changes.length)]?.(bytes, dice, files) ?? bytes)
  }
  return new Uint8Array(bytes)
}
