/** Draws the mark (renderer/icon.svg) as pixels. */
import { readFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'

export interface Drawing {
  /** Width and height in pixels. */
  readonly size: number
  /** Red, green, blue and opacity of each pixel, row by row from the top. */
  readonly pixels: Uint8Array
  readonly png: Uint8Array
}

export type Draw = (size: number) => Drawing

/** `margin` is left empty on each side, as a share of the width: icons of macOS do not fill their square. */
export function createDraw(margin = 0): Draw {
  const mark = readFileSync('renderer/icon.svg', 'utf8')
  const [, width = ''] = /viewBox="0 0 (\d+) \1"/.exec(mark) ?? []
  if (width === '') throw new Error('renderer/icon.svg is not a square that begins at 0 0.')
  const full = Number(width) / (1 - 2 * margin)
  const corner = -full * margin
  const framed = mark.replace(/viewBox="[^"]*"/, `viewBox="${corner} ${corner} ${full} ${full}"`)
  return (size) => {
    const image = new Resvg(framed, { fitTo: { mode: 'width', value: size } }).render()
    return { size, pixels: image.pixels, png: image.asPng() }
  }
}
