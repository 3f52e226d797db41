/** Where a message leads to: only these addresses may be opened outside, so that no page can name others. */
import MarkdownIt from 'markdown-it'
import type { ReceivedRecord } from './received-rows.ts'

/** As the window reads the body: the same addresses come out. */
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 40 })

function inBody(body: string): readonly string[] {
  const blocks = parser.parse(body, {})
  return blocks
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'link_open')
    .map((token) => String(token.attrGet('href') ?? ''))
}

/** Whether a link of its body or a reply option of it leads there. */
export function leadsTo({ facts }: Pick<ReceivedRecord, 'facts'>, address: string): boolean {
  const targets = [...facts.replyOptions.map((option) => option.address), ...inBody(facts.body)]
  return targets.some((target) => URL.canParse(target) && new URL(target).href === address)
}
