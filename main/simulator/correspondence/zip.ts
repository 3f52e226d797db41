/** A stored archive on the fly: names in UTF-8, sums after the bytes, its length known beforehand. */
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import type { BodyStream } from '../http/reply.ts'

export interface ZipEntry {
  readonly name: string
  readonly size: number
  open(): Readable
}

const longestName = 255
const [localLength, descriptorLength, centralLength, endLength] = [30, 16, 46, 22]
/** UTF-8 names, sizes in a descriptor behind the bytes. */
const flags = 0x0808
const version = 20
/** The first of January 1980: when it was packed tells nobody anything. */
const packedOn = 0x0021

/** Duplicates get `(1)`…; no name is longer than 255 bytes. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const dot = name.lastIndexOf('.')
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
    for (let count = 0; ; count += 1) {
      const tail = `${count === 0 ? '' : `(${count})`}${ending}`
      let head = stem
      while (Buffer.byteLength(head + tail) > longestName && head !== '')
        head = [...head].slice(0, -1).join('')
      const candidate = head + tail
      if (taken.has(candidate.toLowerCase())) continue
      taken.add(candidate.toLowerCase())
      return candidate
    }
  })
}

function common(nameLength: number, sum: number, size: number): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(version, 0)
  header.writeUInt16LE(flags, 2)
  header.writeUInt16LE(packedOn, 8)
  header.writeUInt32LE(sum, 10)
  header.writeUInt32LE(size, 14)
  header.writeUInt32LE(size, 18)
  header.writeUInt16LE(nameLength, 22)
  return header
}

function* signature(mark: number): Generator<Buffer> {
  yield Buffer.from([0x50, 0x4b, mark, mark + 1])
}

async function* write(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const central: Buffer[] = []
  let offset = 0
  for (const { name, size, open } of entries) {
    const nameBytes = Buffer.from(name)
    yield* signature(3)
    yield common(nameBytes.length, 0, 0)
    yield nameBytes
    let sum = 0
    for await (const chunk of open() as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum)
      yield chunk
    }
    const descriptor = Buffer.alloc(descriptorLength - 4)
    descriptor.writeUInt32LE(sum, 0)
    descriptor.writeUInt32LE(size, 4)
    descriptor.writeUInt32LE(size, 8)
    yield* signature(7)
    yield descriptor
    const rest = Buffer.alloc(centralLength - 32)
    rest.writeUInt32LE(offset, centralLength - 36)
    const made = Buffer.from([0x50, 0x4b, 1, 2, version, 0])
    central.push(made, common(nameBytes.length, sum, size), rest, nameBytes)
    offset += localLength + nameBytes.length + size + descriptorLength
  }
  const directory = Buffer.concat(central)
  yield directory
  const end = Buffer.alloc(endLength - 4)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  yield* signature(5)
  yield end
}

export function zipOf(entries: readonly ZipEntry[]): BodyStream {
  const perEntry = localLength + descriptorLength + centralLength
  const length = entries.reduce(
    (sum, { name, size }) => sum + perEntry + 2 * Buffer.byteLength(name) + size,
    endLength,
  )
  return { length, open: () => Readable.from(write(entries), { objectMode: false }) }
}
