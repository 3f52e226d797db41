/** Markup out of templates: what is put in is escaped, unless it is markup itself. */

export interface Markup {
  readonly markup: string
}
type Part = string | number | Markup | readonly Markup[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? '')

function written(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('\n')
}

export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    markup: texts.reduce((all, text, index) => {
      const part = parts[index - 1]
      return `${all}${part === undefined ? '' : written(part)}${text}`
    }),
  }
}

export const nothing: Markup = { markup: '' }
