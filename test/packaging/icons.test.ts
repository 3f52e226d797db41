/** The icons, taken apart again: a broken one shows as a blank sheet on a desktop that nobody here sees. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createDraw } from '../../packaging/icons/draw.ts'
import { makeIcns } from '../../packaging/icons/icns.ts'
import { makeIco } from '../../packaging/icons/ico.ts'
import { writeIcons } from '../../packaging/icons/index.ts'
import { temporaryFolder } from '../support/temporary.ts'

const draw = createDraw()
/** The blue of the mark, from its own file. */
const [, blue = ''] = /fill="#(\w{6})"/.exec(readFileSync('renderer/icon.svg', 'utf8')) ?? []
const blueBytes = [...Buffer.from(blue, 'hex'), 255]

/** Width, height and whether all of its pieces can be read. */
function readPng(bytes: Buffer) {
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG')
  const pieces: Buffer[] = []
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      pieces.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  // One byte in front of each row, four for each pixel.
  expect(inflateSync(Buffer.concat(pieces)).length).toBe(height * (1 + width * 4))
  return { width, height }
}

describe('the icon for Windows', () => {
  const bytes = Buffer.from(makeIco(draw))
  const images = Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const at = 6 + index * 16
    const start = bytes.readUInt32LE(at + 12)
    return {
      size: bytes.readUInt8(at) || 256,
      image: bytes.subarray(start, start + bytes.readUInt32LE(at + 8)),
    }
  })

  it('has every size that Windows shows, and ends where its table says', () => {
    expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2)]).toEqual([0, 1])
    expect(images.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 256])
    const last = images.at(-1)?.image
    expect(last === undefined ? 0 : last.byteOffset + last.length).toBe(bytes.byteOffset + bytes.length)
  })

  it('is a PNG at 256 pixels', () => {
    expect(readPng(images.at(-1)?.image ?? Buffer.alloc(0))).toEqual({ width: 256, height: 256 })
  })

  it.each(images.slice(0, -1))(
    'shows the mark upright and in its colours at $size pixels',
    ({ size, image }) => {
      expect([
        image.readUInt32LE(0),
        image.readInt32LE(4),
        image.readInt32LE(8),
        image.readUInt16LE(14),
      ]).toEqual([...[40, size, size * 2, 32]])
      expect(image.length).toBe(40 + size * size * 4 + Math.ceil(size / 32) * 4 * size)
      const { pixels } = draw(size)
      for (let y = 0; y < size; y += 1) {
        for (let x = 0; x < size; x += 1) {
          const at = 40 + ((size - 1 - y) * size + x) * 4
          const [b = 0, g = 0, r = 0, a = 0] = image.subarray(at, at + 4)
          const from = (y * size + x) * 4
          if (![r, g, b, a].every((value, part) => value === pixels[from + part]))
            expect.unreachable(`${x} ${y}`)
        }
      }
    },
  )
})

describe('the icon for macOS', () => {
  it('is made of PNGs of the size that each name stands for, and is as long as it says', () => {
    const bytes = Buffer.from(makeIcns(draw))
    expect(bytes.toString('latin1', 0, 4)).toBe('icns')
    expect(bytes.readUInt32BE(4)).toBe(bytes.length)
    const found: Record<string, number> = {}
    for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) {
      const { width, height } = readPng(bytes.subarray(at + 8, at + bytes.readUInt32BE(at + 4)))
      expect(width).toBe(height)
      found[bytes.toString('latin1', at, at + 4)] = width
    }
    expect(found).toEqual({
      ...{ icp4: 16, icp5: 32, ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512 },
      ic10: 1024,
    })
  })

  it('leaves the margin that other icons of macOS have', () => {
    const { pixels, size } = createDraw(100 / 1024)(1024)
    const at = (x: number, y: number) => [...pixels.subarray((y * size + x) * 4, (y * size + x) * 4 + 4)]
    expect(at(98, 512)[3]).toBe(0)
    expect(at(102, 512)).toEqual(blueBytes)
    expect(at(925, 512)[3]).toBe(0)
  })
})

describe('the icons for Linux', () => {
  it('are squares of the sizes in their names, in the colour of the mark', () => {
    const folder = temporaryFolder()
    writeIcons(folder)
    const names = readdirSync(path.join(folder, 'icons'))
    expect(names).toHaveLength(8)
    for (const name of names) {
      const size = parseInt(name)
      expect(name).toBe(`${size}x${size}.png`)
      expect(readPng(readFileSync(path.join(folder, 'icons', name)))).toEqual({ width: size, height: size })
    }
    expect([...draw(512).pixels.subarray((256 * 512 + 8) * 4, (256 * 512 + 8) * 4 + 4)]).toEqual(blueBytes)
  })

  it('are the same each time they are drawn', () => {
    expect(createDraw()(256).png).toEqual(draw(256).png)
  })
})
