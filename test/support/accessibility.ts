/** What keeps somebody from using a page: axe's own findings, and a page that must be scrolled sideways. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Each as rule and the places where it is broken; empty when nothing was found. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Our page has no frames, and without a search for them axe needs half the time.
  const builder = new AxeBuilder({ page })
    .withTags(rules)
    .setLegacyMode(true)
    // What passed is not told in full.
    .options({ resultTypes: ['violations'], runOnly: { type: 'tag', values: rules } })
  const { violations: found } = await builder.analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** Pixels by which the page is wider than its window. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}
