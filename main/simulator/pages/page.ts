/** Pages that a person clicks through: forms only, no scripts, nothing from elsewhere, in Bokmål or English. */
import type { Call } from '../http/call.ts'
import { empty, Refused, text, type Reply } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import { html, nothing, type Markup } from './markup.ts'

export type Language = 'nb' | 'en'
export const languageOf = ({ query }: Call): Language => (query.get('lang') === 'en' ? 'en' : 'nb')

const stylesheetPath = '/ovelse.css'
const stylesheet = `:root { color-scheme: light dark }
body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem 1rem 4rem }
h1 { font-size: 1.6rem; line-height: 1.25 }
h2 { font-size: 1.25rem; margin-top: 2.5rem }
header { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid; padding-bottom: .5rem }
code, textarea { font: .95rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
textarea, input[type='text'] { box-sizing: border-box; width: 100%; padding: .4rem }
label, legend { display: block; font-weight: 600; margin: 1rem 0 .25rem }
fieldset label { font-weight: 400; margin: .25rem 0 }
button { font: inherit; padding: .5rem 1.1rem; margin: .75rem .5rem 0 0 }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 30%, transparent) }
td button { margin-top: 0 }
.practice { font-weight: 600 }
.notice, .refusal { border-left: .35rem solid; padding: .5rem 1rem; margin: 1.5rem 0 }
.notice { border-color: #1b7f4d }
.refusal { border-color: #b3261e }
:focus-visible { outline: 3px solid; outline-offset: 2px }
`

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const frame = {
  nb: { practice: 'Øvingsmiljø: ingenting her er ekte', other: 'English', otherLanguage: 'en' },
  en: { practice: 'Practice environment: nothing here is real', other: 'Norsk', otherLanguage: 'nb' },
} as const

export interface PageFacts {
  readonly call: Call
  readonly title: string
  /** What has just been done, or why it was not. */
  readonly notice?: string | null
  readonly refusal?: string | null
  readonly body: Markup
  readonly status?: number
}

export function page({ call, title, notice, refusal, body, status = 200 }: PageFacts): Reply {
  const language = languageOf(call)
  const { practice, other, otherLanguage } = frame[language]
  const elsewhere = new URLSearchParams(call.query)
  elsewhere.set('lang', otherLanguage)
  const document = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${stylesheetPath}" />
      </head>
      <body>
        <header>
          <span class="practice">${practice}</span
          ><a href="?${elsewhere.toString()}" hreflang="${otherLanguage}" lang="${otherLanguage}">${other}</a>
        </header>
        <main>
          <h1>${title}</h1>
          ${notice ? html`<p class="notice" role="status">${notice}</p>` : nothing}
          ${refusal ? html`<p class="refusal" role="alert">${refusal}</p>` : nothing} ${body}
        </main>
      </body>
    </html> `
  return text(status, document.markup, 'text/html; charset=utf-8', {
    'Content-Security-Policy': contentSecurityPolicy,
    // Not `no-referrer`: a browser would then hide whose form it is that it posts.
    'Referrer-Policy': 'same-origin',
  })
}

/** Goes on to a page after something was done, so that a reload does not do it again. */
export const goOn = (address: string): Reply => empty(303, { Location: address })

const largestForm = 100_000

/** The fields of a form of ours; a page of another origin may point one here, and is refused. */
export async function formOf(call: Call): Promise<URLSearchParams> {
  const { origin, host } = call.headers
  const isOurs = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
  if (!isOurs) throw new Refused(empty(403))
  return new URLSearchParams(await call.text(largestForm))
}

export const stylesheetRoute: Route = {
  operation: 'page',
  method: 'GET',
  pattern: stylesheetPath,
  handle: () => text(200, stylesheet, 'text/css; charset=utf-8'),
}
