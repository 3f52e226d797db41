/** Every step in every state, as the engine might tell of it. */
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import {
  setupStepIdSchema,
  type SetupItem,
  type SetupState,
  type SetupStep,
  type SetupStepId,
} from '../../../preload/contract/setup-models.ts'

export const stepIds = setupStepIdSchema.options

export const emptyStep = (id: SetupStepId): SetupStep => ({
  ...{ id, state: 'not-started', fault: null, facts: {}, items: [], who: null },
  ...{ acts: [], letters: [], links: [], checkedAt: null },
})

export const page = (kind: SetupStep['links'][number]['kind']): SetupStep['links'][number] => ({
  kind,
  url: `https://sjolvbetjening.test.example.no/${kind}`,
})

export const acts: Readonly<Partial<Record<SetupStepId, SetupStep['acts']>>> = {
  terms: ['tick-terms'],
  key: ['make-key', 'import-key', 'choose-store-key'],
  client: ['enter-client'],
  service: ['add-service'],
  system: ['register-system'],
  'system-user': ['request-system-user', 'adopt-system-user', 'change-system-user'],
  trial: ['send-trial'],
}
const letters: Readonly<Partial<Record<SetupStepId, SetupStep['letters']>>> = {
  organisation: ['test-organisation'],
  network: ['firewall'],
  scopes: ['scope-request'],
  exchange: ['help'],
  service: ['access-list'],
  system: ['vendor-terms'],
  'system-user': ['approval'],
  access: ['service-access', 'access-list'],
}
const links: Readonly<Partial<Record<SetupStepId, SetupStep['links']>>> = {
  terms: [page('terms'), page('self-service')],
  client: [page('self-service'), page('onboarding')],
  'system-user': [page('approval')],
}
const who: Readonly<Partial<Record<SetupStepId, SetupStep['who']>>> = {
  network: 'it',
  terms: 'manager',
  scopes: 'altinn',
  exchange: 'digdir',
  service: 'service-owner',
  'system-user': 'approver',
  watch: 'nobody',
}
const technical = {
  service: 'Maskinporten',
  operation: 'POST /token',
  status: 403,
  code: 'MP-250',
  trace: '00-4bf92f3577b34da6a3ce929d0e0e4736-01',
  text: 'Consumer has not been granted access to the scope altinn:broker.write',
}
const faults: Readonly<Record<SetupStepId, Fault>> = {
  environment: fault('environment-insecure', { values: { address: 'http://altinn.example.no' } }),
  organisation: fault('organisation-invalid', { values: { value: '310904474' } }),
  network: fault('proxy-login', { values: { host: 'test.maskinporten.no' } }),
  terms: fault('wrong-state'),
  key: fault('key-expired', { values: { keyId: 'budstikke-310904473-2025-11-20-k3v9' } }),
  client: fault('client-unknown', { values: { clientId: '7f0e2a4c-4d5b-4f6e-9c52-0f2c6f1d2a10' } }),
  scopes: fault('scope-not-granted', { values: { scope: 'altinn:broker.write' }, technical }),
  exchange: fault('exchange-refused', { technical: { service: 'Altinn', status: 401 } }),
  service: fault('service-unknown', { values: { service: 'finnes-ikke' } }),
  system: fault('scope-missing', { values: { scope: 'altinn:authentication/systemregister.write' } }),
  'system-user': fault('system-user-missing', { values: { organisation: 'Fjordby kommune' } }),
  access: fault('service-no-access', {
    values: { service: 'Årsregnskap', owner: 'Brønnøysundregistrene' },
    technical: { service: 'Broker', status: 401, code: 'BRO-00006' },
  }),
  events: fault('scope-missing', { values: { scope: 'altinn:events.subscribe' } }),
  trial: fault('recipient-not-on-list', { values: { organisation: 'Fjordby kommune' } }),
  watch: fault('clock-wrong', { values: { seconds: 42 } }),
}

const scope = (name: string, state: SetupState, broken: Fault | null = null): SetupItem => ({
  id: name,
  label: name,
  state,
  fault: broken,
})
const items = (state: SetupState): Readonly<Partial<Record<SetupStepId, readonly SetupItem[]>>> => ({
  scopes: [
    scope('altinn:broker.read', 'ok'),
    scope('altinn:broker.write', state, state === 'attention' ? faults.scopes : null),
    scope('altinn:events.subscribe', 'optional'),
  ],
  access: [
    scope('Årsregnskap', state, state === 'attention' ? faults.access : null),
    scope('Saksdokumenter', 'ok'),
  ],
  network: [scope('test.maskinporten.no', state), scope('platform.tt02.altinn.no', 'not-started')],
})
const facts: Readonly<Partial<Record<SetupStepId, SetupStep['facts']>>> = {
  environment: { environment: 'Altinn test (TT02)' },
  organisation: { organisation: '310904473', name: 'Fjordby kommune' },
  network: { skewSeconds: 0.4 },
  key: { keyId: 'budstikke-310904473-2026-11-20-p7d2' },
  client: {
    clientId: '7f0e2a4c-4d5b-4f6e-9c52-0f2c6f1d2a10',
    scopes: 'altinn:broker.read altinn:broker.write altinn:events.subscribe',
  },
  exchange: { organisation: '310904473' },
  service: { count: 2, demands: 'Informasjon og kommunikasjon, daglig leder' },
  system: { system: '310904473_filutveksling' },
  'system-user': { organisation: '310904473' },
  trial: { stage: 'published' },
  watch: { title: 'practice-1', date: '2027-01-05' },
}

/** All fifteen steps in one state, with everything that state may carry. */
export function stepsInState(state: SetupState, now: number): SetupStep[] {
  return stepIds.map((id) => ({
    ...emptyStep(id),
    state,
    fault: state === 'attention' ? faults[id] : null,
    facts: state === 'ok' || state === 'attention' ? (facts[id] ?? {}) : {},
    items: [...(items(state)[id] ?? [])],
    who: state === 'ok' ? null : (who[id] ?? 'you'),
    acts: acts[id] ?? [],
    letters: state === 'attention' || state === 'waiting' ? (letters[id] ?? []) : [],
    links: state === 'ok' ? [] : (links[id] ?? []),
    checkedAt: state === 'not-started' ? null : now - 3 * 60_000,
  }))
}

/** As in practice once everything works; `broken`: Altinn does not take the login, and the rest waits. */
export function finishedSteps(now: number, broken: boolean): SetupStep[] {
  const stop = broken ? stepIds.indexOf('exchange') : stepIds.length
  return stepIds.map((id, index) => {
    if (index > stop) return { ...emptyStep(id), acts: acts[id] ?? [] }
    if (index === stop)
      return {
        ...emptyStep(id),
        state: 'attention',
        fault: faults[id],
        who: 'digdir',
        letters: ['help'],
        checkedAt: now,
      }
    return {
      ...emptyStep(id),
      state: id === 'events' ? 'optional' : 'ok',
      facts: facts[id] ?? {},
      items: [...(items('ok')[id] ?? [])],
      acts: acts[id] ?? [],
      checkedAt: now - 3 * 60_000,
    }
  })
}
