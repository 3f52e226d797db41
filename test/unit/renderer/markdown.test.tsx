import { renderToStaticMarkup } from 'react-dom/server'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkAddress, markdownTree } from '../../../renderer/ui/markdown-tree.ts'
import { Markdown } from '../../../renderer/ui/markdown.tsx'

const shown = (source: string): string => renderToStaticMarkup(<Markdown source={source} lang="nb" />)
const offered = (source: string): string =>
  renderToStaticMarkup(<Markdown source={source} lang={null} onLink={() => undefined} />)

const letter = `# Vedtak

Hei. Dere får **tilskudd** på *to* år.

## Frister

1. Svar innen [fristen](https://eksempel.no/frist)
2. Send regnskap

| År | Sum |
| --- | --- |
| 2026 | 10 |

> Loven § 3

    kode <b>
`

describe('a letter', () => {
  it('keeps its headings, lists, table, quotation and emphasis', () => {
    expect(shown(letter)).toBe(
      [
        '<div class="markdown" lang="nb"><h3>Vedtak</h3><p>Hei. Dere får <strong>tilskudd</strong> på <em>to</em> år.</p>',
        '<h4>Frister</h4><ol start="1"><li>Svar innen <span class="markdown-link">fristen',
        '<bdi class="markdown-address"> (https://eksempel.no/frist)</bdi></span></li><li>Send regnskap</li></ol>',
        '<div class="markdown-table"><table><thead><tr><th>År</th><th>Sum</th></tr></thead>',
        '<tbody><tr><td>2026</td><td>10</td></tr></tbody></table></div>',
        '<blockquote><p>Loven § 3</p></blockquote><pre>kode &lt;b&gt;</pre></div>',
      ].join(''),
    )
  })

  it('leaves no rank of headings out, whatever its writer did', () => {
    expect(shown('###### Dypt\n\n# Høyt\n\n#### Midt').match(/<h\d/g)).toEqual(['<h3', '<h3', '<h4'])
  })

  it('offers a link only to who can follow it, and never as an address of the page', () => {
    expect(offered('[Svar](https://eksempel.no)')).toContain(
      '<button type="button" class="markdown-link">Svar',
    )
    expect(offered('<https://eksempel.no/>')).not.toContain('(https')
    expect(offered(letter)).not.toContain('href')
    expect(shown(letter)).not.toContain('<button')
  })
})

describe('where a link leads', () => {
  it.each([
    ['https://eksempel.no/a b', 'https://eksempel.no/a%20b'],
    ['mailto:post@eksempel.no', 'mailto:post@eksempel.no'],
    ['https://аltinn.no/', 'https://xn--ltinn-3ve.no/'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['vedlegg/1', null],
  ])('%s', (target, address) => {
    expect(linkAddress(target)).toBe(address)
  })
})

describe('text that was made to harm', () => {
  const inert =
    /^(<\/?(div|p|blockquote|ul|ol|li|em|strong|s|table|thead|tbody|tr|th|td|h[3-6]|code|pre|br|hr|span|bdi|button|svg|path|title)\b[^<>]*>|[^<>])*$/u
  it('is made of known elements and no others, with no attribute that runs or fetches', () => {
    const bits = [
      ...['<script>', '</script>', '<img src=x onerror=alert(1)>', '![a](https://x.no/a.png)', '[a](', ')'],
      ...['javascript:alert(1)', 'data:text/html;base64,PHA+', '&#x6a;avascript&colon;', '&lt;img&gt;', '\n'],
      ...[
        '- ',
        '> ',
        '# ',
        '|',
        '`',
        '```',
        '**',
        '_',
        '<style>',
        '<iframe srcdoc=x>',
        '\u202E',
        '"',
        "'",
        ' ',
      ],
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 40 }), (parts) => {
        const html = offered(parts.join(''))
        expect(html).toMatch(inert)
        expect(html).not.toMatch(/<[^>]*\s(on\w+|src|href|style|srcdoc|action)\s*=/iu)
        expect(html).not.toContain('\u202E')
      }),
    )
  })

  it.each([
    ['lists', '- '.repeat(1_000) + 'innerst'],
    ['quotations', '> '.repeat(15_000) + 'innerst'],
    ['indented lists', Array.from({ length: 170 }, (_line, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
  ])('nests %s without measure and is shown whole, as it was written', (_kind, source) => {
    expect(markdownTree(source)).toEqual([{ kind: 'code-block', text: source }])
  })

  it.each([
    '[',
    '![',
    '*a_',
    '`a',
    '<a',
    '[a](',
    '|a',
    '**a',
    '~~a',
    '&#0;',
    '\\',
    '- a\n',
    '[x]: y\n',
    '"\'(',
  ])('repeats «%s» to the limit of a body, and still comes', (bit) => {
    expect(markdownTree(`${bit.repeat(Math.ceil(30_000 / bit.length))}\n\nslutt`).length).toBeGreaterThan(0)
  })
})
