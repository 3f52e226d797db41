/**
 * The body of a message as a tree of a closed set of pieces (CommonMark with tables). Raw HTML is text, an
 * image is its description, and a link has an address only when it is of a kind that may be opened.
 */
import MarkdownIt, { type Token } from 'markdown-it'
import { plain } from '../text/index.ts'

const tags = [
  ...(['p', 'blockquote', 'ul', 'ol', 'li', 'em', 'strong', 's'] as const),
  ...(['table', 'thead', 'tbody', 'tr', 'th', 'td', 'h3', 'h4', 'h5', 'h6'] as const),
]
export type Tag = (typeof tags)[number]

export type Piece =
  | { readonly kind: 'text' | 'code' | 'code-block' | 'image'; readonly text: string }
  | { readonly kind: 'break' | 'rule' }
  | {
      readonly kind: 'element'
      readonly tag: Tag
      readonly start: number
      readonly children: readonly Piece[]
    }
  | {
      readonly kind: 'link'
      readonly target: string
      readonly address: string | null
      readonly children: readonly Piece[]
    }

/** Lists and quotations in each other; a letter has a few, and every one costs the page a level. */
const deepest = 40
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: deepest })
const kinds = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** As a browser would read it, names in punycode; null when it leads nowhere that we open. */
export function linkAddress(target: string): string | null {
  if (!URL.canParse(target)) return null
  const { protocol, href } = new URL(target)
  return kinds.has(protocol) ? href : null
}

/** What nests deeper than the parser goes would be left out in silence. */
const isCut = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ type, level }) => (type === 'list_item_open' || type === 'blockquote_open') && level + 1 >= deepest,
  )

const isTag = (tag: string): tag is Tag => tags.some((known) => known === tag)

/** Headings begin below that of the message itself and leave no rank out. */
function headings(): (tag: string) => string {
  let before = 2
  return (tag) => {
    before = Math.min(Number(tag.slice(1)) + 2, before + 1, 6)
    return `h${before}`
  }
}

/** Only what opens or stands alone; the caller follows what closes. */
function pieceOf(token: Token, children: Piece[], rank: (tag: string) => string): Piece | null {
  const text = token.content
  switch (token.type) {
    case 'text':
    case 'text_special':
      return text === '' ? null : { kind: 'text', text: plain(text) }
    case 'code_inline':
      return { kind: 'code', text: plain(text) }
    case 'code_block':
    case 'fence':
      return { kind: 'code-block', text: text.trimEnd().split('\n').map(plain).join('\n') }
    case 'image':
      return { kind: 'image', text: plain(text) }
    case 'softbreak':
      return { kind: 'text', text: ' ' }
    case 'hardbreak':
      return { kind: 'break' }
    case 'hr':
      return { kind: 'rule' }
    case 'link_open': {
      const target = String(token.attrGet('href') ?? '')
      return { kind: 'link', target: plain(target), address: linkAddress(target), children }
    }
  }
  const tag = token.type === 'heading_open' ? rank(token.tag) : token.tag
  return isTag(tag)
    ? { kind: 'element', tag, start: Number(token.attrGet('start') ?? 1), children }
    : { kind: 'text', text: plain(text) }
}

/** Puts each token into what is open; no recursion, so that no depth is too deep. */
function grow(tokens: readonly Token[], into: Piece[], rank: (tag: string) => string): void {
  const open = [into]
  for (const token of tokens) {
    const place = open.at(-1) ?? into
    if (token.hidden) continue
    if (token.type === 'inline') {
      grow(token.children ?? [], place, rank)
    } else if (token.nesting < 0) {
      open.pop()
    } else {
      const children: Piece[] = []
      const piece = pieceOf(token, children, rank)
      if (piece !== null) place.push(piece)
      if (token.nesting > 0) open.push(children)
    }
  }
}

/** Text that nests without measure is shown as it was written. */
export function markdownTree(source: string): readonly Piece[] {
  const tokens = parser.parse(source, {})
  if (isCut(tokens)) return [{ kind: 'code-block', text: source.split('\n').map(plain).join('\n') }]
  const pieces: Piece[] = []
  grow(tokens, pieces, headings())
  return pieces
}
