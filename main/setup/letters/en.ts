/** Letters in English. */
import { lines, listed, type LetterTexts } from './letter.ts'

const does = {
  files: 'send and receive files',
  messages: 'send and receive messages',
  both: 'send and receive files and messages',
} as const

export const en: LetterTexts = {
  'scope-request': (f) => ({
    subject: `API scopes for ${f.organisation}, ${f.environment}`,
    body: lines(
      [
        'Hello,',
        '',
        `${f.organisation} is going to ${does[f.uses]} over Altinn and asks for these API scopes in ${f.environment}:`,
        '',
      ],
      listed(f.scopes),
      [
        '',
        `Client id at Maskinporten: ${f.clientId}`,
        '',
        'Please tell us if you need anything more from us.',
        '',
        'Kind regards',
      ],
    ),
  }),
  'vendor-terms': (f) => ({
    subject: `End-user system: terms and API scopes for ${f.organisation}, ${f.environment}`,
    body: lines(
      [
        'Hello,',
        '',
        `${f.organisation} uses the program Budstikke for itself and needs to register a system and ask for a system user in ${f.environment}. We ask for the terms for end-user system vendors and these API scopes:`,
        '',
      ],
      listed(f.scopes),
      ['', `Client id at Maskinporten: ${f.clientId}`, '', 'Kind regards'],
    ),
  }),
  'test-organisation': (f) => ({
    subject: `Organisation in the test environment TT02: ${f.organisation}`,
    body: lines([
      'Hello,',
      '',
      `We are going to try Altinn in TT02 and ask that ${f.organisation} be put in there.`,
      '',
      'Kind regards',
    ]),
  }),
  'access-list': (f) => ({
    subject: `Access list: ${f.organisation}`,
    body: lines(
      ['Hello,', '', `We ask that ${f.organisation} be put on the access list of (${f.environment}):`, ''],
      listed(f.services, 'the service'),
      ['', 'Kind regards'],
    ),
  }),
  'service-access': (f) => ({
    subject: `Access to a service for ${f.organisation}`,
    body: lines(
      [
        'Hello,',
        '',
        `${f.organisation} is going to use these services in ${f.environment} but is not let in:`,
        '',
      ],
      listed(f.services, 'the service'),
      [
        '',
        'Could you see whether the service is set up, which role or access package it demands, and whether we must be on an access list?',
        '',
        'The answer we got:',
        '',
      ],
      listed(f.details, 'no details'),
      ['', 'Kind regards'],
    ),
  }),
  approval: (f) => ({
    subject: 'Approve a system user in Altinn',
    body: lines(
      [
        'Hello,',
        '',
        `${f.organisation} is going to ${does[f.uses]} over Altinn with the program Budstikke. Somebody who may give access for the organisation, for instance the general manager or main administrator, must then approve a system user (${f.environment}).`,
        '',
        'The system user gets access to:',
        '',
      ],
      listed(f.services, 'the services of the request'),
      [
        '',
        'Open the link, log in and choose Approve:',
        '',
        f.link,
        '',
        'The access can be withdrawn in Altinn at any time.',
        '',
        'Kind regards',
      ],
    ),
  }),
  firewall: (f) => ({
    subject: 'Firewall: Budstikke must reach these addresses',
    body: lines(
      [
        'Hello,',
        '',
        'The program Budstikke sends and receives files over Altinn and must reach these addresses on port 443, without the encrypted traffic being broken open:',
        '',
      ],
      listed(f.hosts),
      ['', 'What happens now:', ''],
      listed(f.details, 'no contact'),
      ['', 'Kind regards'],
    ),
  }),
  help: (f) => ({
    subject: `Login fails, ${f.environment}: ${f.organisation}`,
    body: lines(
      [
        'Hello,',
        '',
        `We cannot log in with the client ${f.clientId} for ${f.organisation} in ${f.environment}.`,
        '',
        'The answer we get:',
        '',
      ],
      listed(f.details, 'no details'),
      ['', 'Kind regards'],
    ),
  }),
}
