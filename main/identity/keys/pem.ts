/** The blocks of a PEM file (RFC 7468), in one pass: whatever stands around them is left out. */

export interface PemBlock {
  /** `PRIVATE KEY`, `CERTIFICATE`, … */
  readonly label: string
  readonly der: Uint8Array<ArrayBuffer>
  /** The whole block; only for keys under a password of the old kind, which has headers inside. */
  readonly text: string
}

/** A chain and its keys; far beyond any real one. */
const mostBlocks = 200
const border = /^-----(BEGIN|END) ([A-Z0-9 ]{1,40})-----$/

/** Null when a block is cut off or holds something else than base64, or when there are far too many. */
export function pemBlocks(text: string): readonly PemBlock[] | null {
  const blocks: PemBlock[] = []
  let label: string | null = null
  let lines: string[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, side, name = ''] = border.exec(line.trim()) ?? []
    if (side === 'BEGIN') {
      if (label !== null) return null
      label = name
      lines = []
    } else if (side === 'END') {
      const block: PemBlock | null = label === name ? blockOf(label, lines) : null
      if (block === null || blocks.length >= mostBlocks) return null
      blocks.push(block)
      label = null
    } else if (label !== null) lines.push(line.trim())
  }
  return label === null ? blocks : null
}

function blockOf(label: string, lines: readonly string[]): PemBlock | null {
  const base64 = lines.filter((line) => !line.includes(':') && line !== '').join('')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return null
  const text = [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
  return { label, der: new Uint8Array(Buffer.from(base64, 'base64')), text }
}
