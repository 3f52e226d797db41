/** The body of a message. Nothing of it is fetched, run or followed: links show their address and lead nowhere by themselves. */
import { Fragment, memo, useMemo, type ReactNode } from 'react'
import { useText } from '../text/index.ts'
import { Icon } from './icon.tsx'
import { markdownTree, type Piece } from './markdown-tree.ts'

export interface MarkdownProps {
  readonly source: string
  /** The language it is written in, for those who hear it; null = unknown. */
  readonly lang: string | null
  /** Asked when the person chooses a link; without it links are told, not offered. */
  readonly onLink?: (address: string) => void
}

export const Markdown = memo(function Markdown({ source, lang, onLink }: MarkdownProps) {
  const pieces = useMemo(() => markdownTree(source), [source])
  return (
    <div className="markdown" lang={lang ?? undefined}>
      <Pieces pieces={pieces} onLink={onLink} />
    </div>
  )
})

type OnLink = ((address: string) => void) | undefined

function Pieces({ pieces, onLink }: { readonly pieces: readonly Piece[]; readonly onLink: OnLink }) {
  return pieces.map((piece, position) => (
    <Fragment key={position}>
      <OnePiece piece={piece} onLink={onLink} />
    </Fragment>
  ))
}

function OnePiece({ piece, onLink }: { readonly piece: Piece; readonly onLink: OnLink }): ReactNode {
  switch (piece.kind) {
    case 'text':
      return piece.text
    case 'code':
      return <code>{piece.text}</code>
    case 'code-block':
      return <pre>{piece.text}</pre>
    case 'image':
      return <LeftOut description={piece.text} />
    case 'break':
      return <br />
    case 'rule':
      return <hr />
    case 'link':
      return <TextLink link={piece} onLink={onLink} />
    case 'element': {
      const Element = piece.tag
      const children = <Pieces pieces={piece.children} onLink={onLink} />
      if (Element === 'ol') return <ol start={piece.start}>{children}</ol>
      if (Element !== 'table') return <Element>{children}</Element>
      return (
        <div className="markdown-table">
          <table>{children}</table>
        </div>
      )
    }
  }
}

/** An image could call home; the person is told that there was one, and what it was said to show. */
function LeftOut({ description }: { readonly description: string }) {
  const { t, language } = useText()
  return (
    <span className="markdown-image">
      <span lang={language}>{t('reading.image')}</span>
      {description !== '' && <> {description}</>}
    </span>
  )
}

const told = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => ('text' in piece ? piece.text : 'children' in piece ? told(piece.children) : ''))
    .join('')

interface TextLinkProps {
  readonly link: Extract<Piece, { kind: 'link' }>
  readonly onLink: OnLink
}

/** The address stands beside the words, so that no words can lie about where they lead. */
function TextLink({ link, onLink }: TextLinkProps) {
  const { address, target, children } = link
  const shown = address ?? target
  const words = <Pieces pieces={children} onLink={undefined} />
  const beside = told(children) !== shown && <bdi className="markdown-address"> ({shown})</bdi>
  if (address === null || onLink === undefined) {
    return (
      <span className="markdown-link">
        {words}
        {beside}
      </span>
    )
  }
  return (
    <button type="button" className="markdown-link" onClick={() => onLink(address)}>
      {words}
      {beside}
      <Icon name="outside" />
    </button>
  )
}
