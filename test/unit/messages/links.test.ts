import { describe, expect, it } from 'vitest'
import { leadsTo } from '../../../main/messages/links.ts'
import type { ReceivedFacts } from '../../../main/messages/received-rows.ts'
import { markdownTree, type Piece } from '../../../renderer/ui/markdown-tree.ts'

const letter = (body: string, reply: readonly string[] = []): { readonly facts: ReceivedFacts } => ({
  facts: {
    ...{ title: 'Vedtak', summary: '', body, language: 'nb', senderName: '', reference: '', dueAt: null },
    ...{ confidential: false, allowsForwarding: false, externalReferences: [], properties: {} },
    replyOptions: reply.map((address) => ({ address, text: 'Svar' })),
  },
})

const addresses = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap((piece) => {
    const own = piece.kind === 'link' && piece.address !== null ? [piece.address] : []
    return 'children' in piece ? [...own, ...addresses(piece.children)] : own
  })

describe('what a message may open outside', () => {
  it('is every address that the window offers of it', () => {
    const body = [
      '[a](https://eksempel.no/en%20to?x=1&amp;y=2#z), <https://eksempel.no/b>, [c][ref], [d](<https://e.no/å ø>)',
      '- > | [x](https://EKSEMPEL.no/dypt) | `[y](https://eksempel.no/kode)`\n\n[ref]: https://аltinn.no/',
      '[post](mailto:post@eksempel.no)',
    ].join('\n\n')
    const offered = addresses(markdownTree(body))
    expect(offered).toHaveLength(6)
    for (const address of offered) expect(leadsTo(letter(body), address), address).toBe(true)
  })

  it('is its reply options', () => {
    expect(leadsTo(letter('', ['https://eksempel.no/svar']), 'https://eksempel.no/svar')).toBe(true)
  })

  it('is nothing that a page has made up, however near it is', () => {
    const told = letter('Se [fristen](https://eksempel.no/frist) og `https://eksempel.no/kode`', [
      'ikke en adresse',
    ])
    for (const address of [
      ...[
        'https://eksempel.no/frist?navn=Kari',
        'https://eksempel.no/',
        'https://eksempel.no/kode',
        '',
        'frist',
      ],
      ...[
        'HTTPS://eksempel.no/frist',
        'https://eksempel.no/frist ',
        'ikke en adresse',
        'javascript:alert(1)',
      ],
    ])
      expect(leadsTo(told, address), address).toBe(false)
  })
})
