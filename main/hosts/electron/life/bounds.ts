/** Where the window stands: where it was, if a person can still get hold of it there. */

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** So much of the upper edge must be on a screen, in its pixels. */
const grip = { width: 120, height: 24 }

/** How much of the window's upper edge lies in an area. */
function gripIn({ x, y, width }: Rectangle, area: Rectangle): number {
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  const down = Math.min(y + grip.height, area.y + area.height) - Math.max(y, area.y)
  return down >= grip.height && across >= Math.min(grip.width, width) ? across : 0
}

/** `areas`: what the screens leave to windows. A place that is gone is forgotten; the size is kept as far as it fits. */
export function fitBounds(kept: Rectangle | null, areas: readonly Rectangle[]): Partial<Rectangle> {
  if (kept === null) return {}
  const [best] = [...areas].sort((a, b) => gripIn(kept, b) - gripIn(kept, a))
  if (best === undefined) return {}
  const size = { width: Math.min(kept.width, best.width), height: Math.min(kept.height, best.height) }
  if (gripIn(kept, best) === 0) return size
  // Not above the area, where nobody can move it; a little beside or below it is a choice.
  return { x: kept.x, y: kept.y, ...size }
}
