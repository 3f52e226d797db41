/** Self-service as a person clicks through it, and the open list of scopes. platform.md §1.6, §1.7. */
import type { Clock } from '../clock.ts'
import type { Call } from '../http/call.ts'
import { json, type Reply } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import { html } from '../pages/markup.ts'
import { formOf, goOn, languageOf, page } from '../pages/page.ts'
import type { Client } from '../world/clients.ts'
import { organisations, type PracticeOrganisation } from '../world/organisations.ts'
import { allScopes, type Grants } from '../world/scopes.ts'
import { integrationTypes, type Desk, type DeskRefusal, type Done } from './desk.ts'
import { clientPage, organisationPage, startPage, type PageContext } from './pages.ts'
import { deskTexts, notices, noticeTexts, refusalTexts, type Notice } from './texts.ts'

export interface SelfServicePorts {
  readonly clock: Clock
  readonly desk: Desk
  readonly grants: Grants
}

/** Partners look after themselves. */
const own = organisations.filter((organisation) => organisation.own)
/** What remains to be set up stands first. */
const inOrder = [...own].sort((one, other) => Number(other.empty ?? false) - Number(one.empty ?? false))

export function selfServiceRoutes(base: string, { clock, desk, grants }: SelfServicePorts): readonly Route[] {
  const contextOf = (call: Call): PageContext => ({
    ...{ language: languageOf(call), desk, grants, base, now: clock.now() },
  })
  const organisationIn = (call: Call): PracticeOrganisation | undefined =>
    own.find(({ number }) => number === call.params['organisation'])
  const clientIn = (call: Call, { number }: PracticeOrganisation): Client | undefined =>
    desk.clientsOf(number).find(({ clientId }) => clientId === call.params['client'])
  const noticeIn = (call: Call): string | null => {
    const notice = notices.find((known) => known === call.query.get('done'))
    return notice === undefined ? null : noticeTexts[languageOf(call)][notice]
  }
  const unknown = (call: Call): Reply =>
    page({ call, title: deskTexts[languageOf(call)].unknown, status: 404, body: html`` })

  const draw = (call: Call, refusal: DeskRefusal | null = null): Reply => {
    const context = contextOf(call)
    const facts = {
      ...{ call, title: deskTexts[context.language].title, status: refusal === null ? 200 : 400 },
      notice: refusal === null ? noticeIn(call) : null,
      refusal: refusal === null ? null : refusalTexts[context.language][refusal],
    }
    if (call.params['organisation'] === undefined) {
      return page({ ...facts, body: startPage(context, inOrder) })
    }
    const organisation = organisationIn(call)
    if (organisation === undefined) return unknown(call)
    if (call.params['client'] === undefined) {
      return page({ ...facts, body: organisationPage(context, organisation) })
    }
    const client = clientIn(call, organisation)
    if (client === undefined) return unknown(call)
    return page({
      ...facts,
      title: client.name || facts.title,
      body: clientPage(context, organisation, client),
    })
  }

  const after = (call: Call, notice: Notice, path = call.path): Reply =>
    goOn(`${path}?lang=${languageOf(call)}&done=${notice}`)
  const result = (call: Call, outcome: Done<unknown>, notice: Notice): Reply =>
    outcome.ok ? after(call, notice) : draw(call, outcome.refusal)

  const onOrganisation = async (call: Call): Promise<Reply> => {
    const organisation = organisationIn(call)
    if (organisation === undefined) return unknown(call)
    const { number } = organisation
    const form = await formOf(call)
    const name = form.get('action')
    if (name === 'accept-terms') {
      desk.setAccepted(number, true)
      return after(call, 'terms-accepted')
    }
    if (name === 'ask-scope') {
      return result(call, desk.askForScope(number, form.get('scope') ?? ''), 'scope-asked')
    }
    if (name !== 'create-client') return draw(call)
    const type = integrationTypes.find((known) => known === form.get('type')) ?? 'maskinporten'
    const created = desk.createClient(number, form.get('name') ?? '', type)
    return created.ok
      ? after(call, 'client-created', `${base}/${number}/${created.value}`)
      : draw(call, created.refusal)
  }

  const onClient = async (call: Call): Promise<Reply> => {
    const organisation = organisationIn(call)
    const client = organisation === undefined ? undefined : clientIn(call, organisation)
    if (organisation === undefined || client === undefined) return unknown(call)
    const { clientId } = client
    const form = await formOf(call)
    const scopes = form.getAll('scope')
    switch (form.get('action')) {
      case 'add-key':
        return result(call, desk.addKey(clientId, form.get('key') ?? ''), 'key-added')
      case 'remove-key':
        return result(call, desk.removeKey(clientId, form.get('kid') ?? ''), 'key-removed')
      case 'add-scope': {
        const refused = scopes.map((scope) => desk.addScope(clientId, scope)).find(({ ok }) => !ok)
        return refused === undefined ? after(call, 'scope-added') : result(call, refused, 'scope-added')
      }
      case 'remove-scope':
        return result(call, desk.removeScope(clientId, scopes[0] ?? ''), 'scope-removed')
      case 'remove-client':
        desk.removeClient(clientId)
        return after(call, 'client-removed', `${base}/${organisation.number}`)
      default:
        return draw(call)
    }
  }

  const show = (pattern: string): Route => ({
    ...{ operation: 'self-service', method: 'GET', pattern, handle: (call) => draw(call) },
  })
  const ofOrganisation = `${base}/:organisation`
  const ofClient = `${ofOrganisation}/:client`
  return [
    ...[base, ofOrganisation, ofClient].map(show),
    { operation: 'self-service', method: 'POST', pattern: ofOrganisation, handle: onOrganisation },
    { operation: 'self-service', method: 'POST', pattern: ofClient, handle: onClient },
  ]
}

/** Anybody may read it: tells a scope that must be applied for from one that is misspelt. */
export function scopeListRoute(pattern: string): Route {
  const shown = allScopes.map(({ name, description, open }) => ({
    ...{ name, description, active: true, visibility: 'PUBLIC', allowed_integration_types: ['maskinporten'] },
    ...{ at_max_age: 120, accessible_for_all: open },
  }))
  return {
    ...{ operation: 'scope-list', method: 'GET', pattern },
    handle: ({ query }) => {
      const onlyOpen = query.get('accessible_for_all') === 'true'
      return json(
        200,
        shown.filter((scope) => !onlyOpen || scope.accessible_for_all),
      )
    },
  }
}
