/** What is written for somebody to send on: to whom, about what, and nothing that only we understand. */
import { describe, expect, it } from 'vitest'
import { composeLetter, type LetterContext } from '../../../main/setup/letters/compose.ts'
import type { SetupSubject } from '../../../main/setup/ports.ts'
import { untouched } from '../../../main/setup/steps.ts'
import { fault } from '../../../preload/contract/fault.ts'
import type { Language } from '../../../preload/contract/models.ts'
import {
  letterKindSchema,
  type SetupItem,
  type SetupStep,
  type SetupStepId,
} from '../../../preload/contract/setup-models.ts'
import { environment, organisation, otherOrganisation } from '../../support/altinn.ts'
import { profileId } from './stand-in.ts'

const languages: readonly Language[] = ['nb', 'nn', 'en']
const kinds = letterKindSchema.options
const file = (id: string, owner: string) => ({ id, owner, title: `Title of ${id}`, maxBytes: null })
const message = (id: string, owner: string) => ({
  ...{ id, owner, title: `Title of ${id}`, ownerOrganisation: otherOrganisation },
  ...{ confidential: null, forwarding: null },
})
const subject: SetupSubject = {
  ...{ profileId, environment, organisation, organisationName: 'Fjordby kommune', clientId: 'client-1' },
  ...{ supplier: null, systemUser: null, key: null, consentToLookUp: false },
  services: [file('files-a', 'Owner A'), file('files-b', 'Owner B')],
  messageServices: [],
}
const refused = (id: string): SetupItem => ({
  ...{ id, label: id, state: 'attention', fault: fault('service-no-access', { values: { service: id } }) },
})
const step = (id: SetupStepId, more: Partial<SetupStep>): SetupStep => ({ ...untouched(id), ...more })
const approval = step('system-user', { links: [{ kind: 'approval', url: 'https://am.ui.altinn.no/x' }] })
const written = (
  kind: (typeof kinds)[number],
  more: Partial<LetterContext> = {},
  language: Language = 'en',
) => composeLetter(kind, language, { subject, steps: [approval], ownerAddress: 'owner@example.no', ...more })

describe('a ready-made letter', () => {
  it.each(kinds)('about %s says who asks and where, with nothing left out, in three languages', (kind) => {
    const letters = languages.map((language) => written(kind, {}, language))
    for (const { subject: title, body } of letters) {
      expect(`${title}\n${body}`).not.toMatch(/undefined|null|\[object|\{\{|\$\{|- $/mu)
      expect(title.length).toBeGreaterThan(10)
      if (kind !== 'firewall') expect(`${title} ${body}`).toContain('310 904 473')
    }
    expect(new Set(letters.map(({ body }) => body)).size).toBe(3)
  })

  it('names all that is needed where nobody has looked yet, and only what is missing afterwards', () => {
    expect(written('scope-request').body).toMatch(/- altinn:broker\.read\n- altinn:broker\.write/u)
    const missing = step('scopes', { items: [refused('altinn:broker.write')] })
    const { body } = written('scope-request', { steps: [missing] })
    expect(body).toContain('- altinn:broker.write')
    expect(body).not.toContain('altinn:broker.read')
  })

  it('asks for messages where there are messages, and for files where there are files', () => {
    const messages = { ...subject, services: [], messageServices: [message('letters', 'Owner A')] }
    const only = written('scope-request', { subject: messages }).body
    expect(only).toContain('send and receive messages over Altinn')
    expect(only).toContain('- altinn:correspondence.read')
    expect(only).not.toContain('altinn:broker')
    const both = { ...messages, services: subject.services }
    expect(written('approval', { subject: both }).body).toContain('files and messages')
    expect(written('approval', { subject: both }).body).toContain('letters')
  })

  it('tells an owner of its own services only, of those that let nobody in first', () => {
    const all = { ...subject, messageServices: [message('letters-b', 'Owner B')] }
    const access = step('access', { items: [refused('files-b'), refused('letters-b')] })
    for (const kind of ['access-list', 'service-access'] as const) {
      const { body } = written(kind, { subject: all, steps: [access] })
      expect(body).toContain('- Title of files-b (files-b)\n- Title of letters-b (letters-b)')
      expect(body).not.toContain('- Title of files-a')
      expect(written(kind, { subject: all, steps: [] }).body).not.toContain('- Title of files-b')
    }
  })

  it('asks in the name of the supplier where the client is the supplier’s', () => {
    const supplied = { ...subject, supplier: { organisation: otherOrganisation } }
    const inThrees = otherOrganisation.replace(/(\d{3})(?=\d)/gu, '$1 ')
    for (const kind of ['scope-request', 'vendor-terms', 'help'] as const)
      expect(written(kind, { subject: supplied }).body).toContain(inThrees)
    expect(written('approval', { subject: supplied }).body).toContain('Fjordby kommune')
  })

  it('goes to whoever can do something about it', () => {
    expect(Object.fromEntries(kinds.map((kind) => [kind, written(kind).to]))).toEqual({
      ...{ 'scope-request': 'servicedesk@altinn.no', 'vendor-terms': 'servicedesk@altinn.no' },
      ...{ 'test-organisation': 'servicedesk@altinn.no', help: 'servicedesk@digdir.no' },
      ...{ 'access-list': 'owner@example.no', 'service-access': 'owner@example.no' },
      ...{ approval: '', firewall: '' },
    })
  })
})
