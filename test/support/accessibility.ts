/** What keeps somebody from using a page: axe's own findings, and a page that must be scrolled sideways. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type Axe from 'axe-core'
import type { Page } from 'playwright'

/** A script of 650 kB, which a page is given once and not for every question. */
const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const options: Axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // What passed is not told in full, and our page has no frames.
  ...{ resultTypes: ['violations'], iframes: false },
}

/** Each as rule and the places where it is broken; empty when nothing was found. */
export async function violations(page: Page): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis)
  if (!isThere) await page.evaluate(script)
  return page.evaluate(async (asked) => {
    const { axe } = globalThis as unknown as { readonly axe: typeof Axe }
    const { violations: found } = await axe.run(document, asked)
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  }, options)
}

/** Pixels by which the page is wider than its window. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}
