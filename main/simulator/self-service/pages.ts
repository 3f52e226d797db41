/** The pages of self-service, drawn. */
import { html, nothing, type Markup } from '../pages/markup.ts'
import type { Language } from '../pages/page.ts'
import type { Client } from '../world/clients.ts'
import type { PracticeOrganisation } from '../world/organisations.ts'
import { allScopes, type Grants } from '../world/scopes.ts'
import { integrationTypes, type Desk } from './desk.ts'
import { deskTexts } from './texts.ts'

export interface PageContext {
  readonly language: Language
  readonly desk: Desk
  readonly grants: Grants
  /** Path of the pages. */
  readonly base: string
  /** Epoch milliseconds. */
  readonly now: number
}

const yearMs = 365 * 86_400_000
const dateOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

/** A link within these pages keeps the language. */
const within = ({ base, language }: PageContext, path: string): string => `${base}${path}?lang=${language}`

const action = (name: string, label: string, fields: Readonly<Record<string, string>> = {}): Markup =>
  html`<form method="post">
    ${Object.entries(fields).map(([field, value]) => html`<input type="hidden" name="${field}" value="${value}" />`)}<button
      name="action"
      value="${name}"
    >
      ${label}
    </button>
  </form>`

export function startPage(context: PageContext, organisations: readonly PracticeOrganisation[]): Markup {
  const words = deskTexts[context.language]
  return html`<p>${words.choose}</p>
    <ul>
      ${organisations.map(({ number, name }) => html`<li><a href="${within(context, `/${number}`)}">${name}</a> (${number})</li>`)}
    </ul>`
}

function scopeTable({ grants, language }: PageContext, organisation: string): Markup {
  const words = deskTexts[language]
  const waiting = grants.waiting(organisation)
  const state = (name: string, open: boolean): Markup => {
    if (open) return html`${words.open}`
    if (grants.has(organisation, name)) return html`✓`
    return waiting.includes(name) ? html`${words.waiting}` : action('ask-scope', words.ask, { scope: name })
  }
  return html`<p>${words.askHelp}</p>
    <table>
      <tbody>
        ${allScopes.map(
          ({ name, description, open }) =>
            html`<tr>
              <th scope="row"><code>${name}</code><br />${description}</th>
              <td>${state(name, open)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${waiting.length > 0 ? html`<form method="get"><input type="hidden" name="lang" value="${language}" /><button>${words.refresh}</button></form>` : nothing}`
}

export function organisationPage(context: PageContext, { number, name }: PracticeOrganisation): Markup {
  const { desk, language } = context
  const words = deskTexts[language]
  const clients = desk.clientsOf(number)
  return html`<p>
      ${words.organisation}: <strong>${name}</strong> (${number}).
      <a href="${within(context, '')}">${words.others}</a>
    </p>
    <h2>${words.terms}</h2>
    ${
      desk.hasAccepted(number)
        ? html`<p>${words.termsAccepted}</p>`
        : html`<p>${words.termsOpen}</p>
            ${action('accept-terms', words.acceptTerms)}`
    }
    <h2>${words.clients}</h2>
    ${clients.length === 0 ? html`<p>${words.noClients}</p>` : nothing}
    <ul>
      ${clients.map((client) => html`<li><a href="${within(context, `/${number}/${client.clientId}`)}">${client.name || client.clientId}</a> <code>${client.clientId}</code></li>`)}
    </ul>
    <form method="post">
      <label for="name">${words.clientName}</label>
      <input type="text" id="name" name="name" autocomplete="off" required maxlength="200" />
      <fieldset>
        <legend>${words.clientType}</legend>
        ${integrationTypes.map((type, index) => html`<label><input type="radio" name="type" value="${type}" ${index === 0 ? html` checked` : nothing} /> ${type}</label>`)}
      </fieldset>
      <button name="action" value="create-client">${words.createClient}</button>
    </form>
    <h2>${words.granted}</h2>
    ${scopeTable(context, number)}`
}

function keyTable({ language, now }: PageContext, { keys }: Client): Markup {
  const words = deskTexts[language]
  if (keys.length === 0) return html`<p>${words.noKeys}</p>`
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.keyId}</th>
        <th scope="col">${words.expires}</th>
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${keys.map(({ kid, uploadedAt }) => {
        const expired = now - uploadedAt > yearMs ? ` (${words.hasExpired})` : ''
        return html`<tr>
          <td><code>${kid}</code></td>
          <td>${dateOf(uploadedAt + yearMs)}${expired}</td>
          <td>${action('remove-key', words.remove, { kid })}</td>
        </tr>`
      })}
    </tbody>
  </table>`
}

function scopesOfClient({ language, desk }: PageContext, client: Client): Markup {
  const words = deskTexts[language]
  const offered = desk.offered(client)
  return html`${client.scopes.length === 0 ? html`<p>${words.noScopes}</p>` : nothing}
    <table>
      <tbody>
        ${client.scopes.map(
          (scope) =>
            html`<tr>
              <td><code>${scope}</code></td>
              <td>${action('remove-scope', words.remove, { scope })}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      offered.length === 0
        ? html`<p>${words.nothingOffered}</p>`
        : html`<form method="post">
            <fieldset>
              <legend>${words.addScope}</legend>
              ${offered.map((scope) => html`<label><input type="checkbox" name="scope" value="${scope}" /> <code>${scope}</code></label>`)}
            </fieldset>
            <button name="action" value="add-scope">${words.addScope}</button>
          </form>`
    }`
}

export function clientPage(context: PageContext, organisation: PracticeOrganisation, client: Client): Markup {
  const words = deskTexts[context.language]
  return html`<p>
      ${words.organisation}: <a href="${within(context, `/${organisation.number}`)}">${organisation.name}</a>
    </p>
    <dl>
      <dt>${words.clientId}</dt>
      <dd><code id="client-id">${client.clientId}</code></dd>
      <dt>${words.clientType}</dt>
      <dd>${client.integrationType}</dd>
    </dl>
    <h2>${words.keys}</h2>
    ${keyTable(context, client)}
    <form method="post">
      <label for="key">${words.keyFormat}</label>
      <p id="key-help">${words.keyHelp}</p>
      <textarea
        id="key"
        name="key"
        rows="8"
        required
        spellcheck="false"
        aria-describedby="key-help"
      ></textarea>
      <button name="action" value="add-key">${words.addKey}</button>
    </form>
    <h2>${words.scopes}</h2>
    ${scopesOfClient(context, client)}
    <h2>${words.removeClient}</h2>
    ${action('remove-client', words.removeClient)}`
}
