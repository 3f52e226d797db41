/** The mark beside the clock, drawn here: a square with the message stick in it, and a dot that says how it stands. */
import type { TrayState } from './state.ts'

type Colour = readonly [red: number, green: number, blue: number]

const blue: Colour = [0x00, 0x62, 0xba]
const white: Colour = [0xff, 0xff, 0xff]
const dots: Readonly<Record<TrayState, Colour | null>> = {
  calm: null,
  working: [0x12, 0xa5, 0x5b],
  paused: [0xf2, 0xb2, 0x33],
  offline: [0x8a, 0x93, 0x9b],
  stopped: [0xd9, 0x27, 0x3c],
}

/** How far a point is outside a rounded box round the origin; negative inside. */
function outsideBox(x: number, y: number, half: readonly [number, number], radius: number): number {
  const across = Math.max(Math.abs(x) - half[0] + radius, 0)
  const down = Math.max(Math.abs(y) - half[1] + radius, 0)
  return Math.hypot(across, down) - radius
}

/** Share of the pixel that is covered, from the distance of its middle to the edge. */
const cover = (distance: number): number => Math.min(1, Math.max(0, 0.5 - distance))

interface Layer {
  readonly colour: Colour
  /** Distance to its edge at a point, pixels. */
  readonly distance: (x: number, y: number) => number
}

function layersOf(state: TrayState, size: number): readonly Layer[] {
  const middle = size / 2
  const turn = Math.SQRT1_2
  const stick = (x: number, y: number): number => {
    const [a, b] = [(x - middle) * turn + (y - middle) * turn, (y - middle) * turn - (x - middle) * turn]
    return outsideBox(a, b, [size * 0.1, size * 0.4], size * 0.1)
  }
  const square = (x: number, y: number): number =>
    outsideBox(x - middle, y - middle, [middle, middle], size * 0.25)
  const dot = (radius: number) => (x: number, y: number) =>
    Math.hypot(x - size * 0.74, y - size * 0.74) - size * radius
  const colour = dots[state]
  const mark = [
    { colour: blue, distance: square },
    { colour: white, distance: stick },
  ]
  // A ring round the dot, so that it shows on any ground.
  return colour === null
    ? mark
    : [...mark, { colour: white, distance: dot(0.27) }, { colour, distance: dot(0.21) }]
}

/** Blue, green, red and opacity of each pixel, colours multiplied by opacity: what Electron calls a bitmap. */
export function trayBitmap(state: TrayState, size: number): Uint8Array {
  const layers = layersOf(state, size)
  const bytes = new Uint8Array(size * size * 4)
  for (let at = 0; at < size * size; at += 1) {
    const [x, y] = [(at % size) + 0.5, Math.floor(at / size) + 0.5]
    let pixel = [0, 0, 0, 0]
    for (const { colour, distance } of layers) {
      const share = cover(distance(x, y))
      const [red, green, over] = colour
      const above = [over, green, red, 255]
      pixel = pixel.map((below, part) => below * (1 - share) + (above[part] ?? 0) * share)
    }
    bytes.set(pixel.map(Math.round), at * 4)
  }
  return bytes
}
