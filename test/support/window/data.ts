/** Made-up organisations, files and transfers, the same every time. */
import { fault } from '../../../preload/contract/fault.ts'
import type { CalendarEntry } from '../../../preload/contract/identity-models.ts'
import type {
  CourseEntry,
  InboxDetail,
  InboxItem,
  Organisation,
  OutgoingDetail,
  Profile,
  Service,
} from '../../../preload/contract/models.ts'

const hour = 3_600_000
const day = 24 * hour

const organisation = (number: string, name: string): Organisation => ({ number, name })
export const own = organisation('310904473', 'Fjordby kommune')
export const partners = [
  organisation('310418498', 'Skatteverket AS'),
  organisation('310332585', 'Nordvik fylkeskommune'),
  organisation('310557536', 'Havnebyen pensjonskasse'),
  organisation('310629898', 'Øvre Ådal vannverk SA'),
]

const reports: Service = {
  id: 'ovelse-arsregnskap',
  title: 'Årsregnskap',
  owner: 'Brønnøysundregistrene',
  maxBytes: 53_687_091_200,
}
const cases: Service = { id: 'ovelse-saksdokument', title: 'Saksdokumenter', owner: null, maxBytes: null }

export const profileOf = (id: string, kind: Profile['environment']['kind'], name: string): Profile => ({
  id,
  environment: { id: kind === 'test' ? 'tt02' : kind, kind, name },
  organisation: own,
  supplierProfileId: null,
  clientId: '7f0e2a4c-practice',
  keyId: 'practice-1',
  systemUser: null,
  services: [reports, cases],
  messageServices: [],
})

const pick = <T>(list: readonly [T, ...T[]] | readonly T[], index: number): T => {
  const item = list[index % list.length]
  if (item === undefined) throw new Error('Nothing to pick from')
  return item
}

const names = [
  'årsregnskap-2026.zip',
  'Vedtak 26-1183.pdf',
  'lønn-oktober.xml',
  'vannprøver_uke46.csv',
  'Saksframlegg om regulering av Nedre Torget med alle vedlegg og merknader fra høringen, endelig versjon.docx',
  'kartgrunnlag.gpkg',
]
const states = ['new', 'saved', 'downloading', 'new', 'confirmed', 'aside', 'unchecked', 'confirmed'] as const

const entry = (at: number, step: CourseEntry['step'], by: Organisation | null = null): CourseEntry => ({
  at,
  step,
  by,
  text: null,
})

export function inboxDetail(index: number, now: number, profileId: string): InboxDetail {
  const state = pick(states, index)
  const sender = pick(partners, index)
  const publishedAt = now - index * 5 * hour - 20 * 60_000
  const onDisk = state === 'saved' || state === 'confirmed' || state === 'unchecked'
  const fileName = pick(names, index)
  return {
    id: `in-${index}`,
    kind: 'file',
    profileId,
    fileTransferId: `3f0c1b9e-0000-4000-8000-${String(index).padStart(12, '0')}`,
    fileName,
    size: 2_100_000_000 / (1 + (index % 7) * 13),
    sender,
    service: index % 3 === 0 ? reports : cases,
    reference: index % 2 === 0 ? `26/${700 + index}` : null,
    state,
    paused: false,
    unread: index < 3,
    fault: state === 'aside' ? fault('download-checksum-mismatch', { values: { name: fileName } }) : null,
    retryAt: null,
    publishedAt,
    expiresAt: publishedAt + (index % 4 === 0 ? 3 : 29) * day,
    savedName: onDisk ? fileName : null,
    note: index === 4 ? 'shortened' : null,
    confirmedAt: state === 'confirmed' ? publishedAt + hour : null,
    checksum: '9e107d9d372bb6826bd81d3542a419d6',
    properties: index % 2 === 0 ? { saksnummer: '26/1183' } : {},
    savedPath: onDisk ? `~/Nedlastinger/Budstikke/${fileName}` : null,
    virusScanned: true,
    course: [
      entry(publishedAt - 120_000, 'initialized', sender),
      entry(publishedAt - 60_000, 'uploaded', sender),
      entry(publishedAt - 40_000, 'processing'),
      entry(publishedAt, 'published'),
      ...(onDisk ? [entry(publishedAt + hour / 2, 'saved'), entry(publishedAt + hour / 2, 'checked')] : []),
      ...(state === 'confirmed' ? [entry(publishedAt + hour, 'download-confirmed', own)] : []),
    ],
  }
}

export function inboxItem(detail: InboxDetail): InboxItem {
  const { checksum: _checksum, properties: _properties, course: _course, ...item } = detail
  return item
}

const outgoingStates = [
  'uploading',
  'processing',
  'published',
  'fetched',
  'failed',
  'confirmed',
  'confirmed',
] as const

/** What has happened to a transfer in each of the states, in order. */
const courses: Readonly<Record<(typeof outgoingStates)[number], readonly CourseEntry['step'][]>> = {
  uploading: ['queued', 'initialized'],
  processing: ['queued', 'initialized', 'uploaded', 'processing'],
  published: ['queued', 'initialized', 'uploaded', 'processing', 'published'],
  fetched: ['queued', 'initialized', 'uploaded', 'processing', 'published', 'download-confirmed'],
  failed: ['queued', 'failed'],
  confirmed: [
    'queued',
    'initialized',
    'uploaded',
    'processing',
    'published',
    'download-confirmed',
    'all-confirmed',
  ],
}

const noAccess = fault('service-no-access', {
  values: { service: 'Årsregnskap', owner: 'Brønnøysundregistrene' },
  technical: {
    service: 'Broker',
    operation: 'initialize',
    status: 401,
    code: 'BRO-00006',
    trace: '00-4bf92f3577b34da6a3ce929d0e0e4736-01',
  },
  reference: 'L-20261121-0007',
})

export function outgoingDetail(index: number, now: number, profileId: string): OutgoingDetail {
  const state = pick(outgoingStates, index)
  const createdAt = now - index * 7 * hour - 12 * 60_000
  const updatedAt = createdAt + hour
  const [first, second] = [pick(partners, index), pick(partners, index + 1)]
  const statuses = {
    first: state === 'confirmed' || state === 'fetched' ? 'confirmed' : 'waiting',
    second: state === 'confirmed' ? 'confirmed' : state === 'fetched' ? 'fetched' : 'waiting',
  } as const
  return {
    id: `out-${index}`,
    profileId,
    fileTransferId: `8a51d2f0-0000-4000-8000-${String(index).padStart(12, '0')}`,
    fileName: pick(names, index + 2),
    originalName: null,
    note: null,
    folder: '',
    size: 640_000_000 / (1 + index),
    service: reports,
    recipients: [
      { organisation: first, status: statuses.first, changedAt: updatedAt },
      { organisation: second, status: statuses.second, changedAt: updatedAt },
    ],
    reference: `26/${800 + index}`,
    state,
    paused: false,
    fault: state === 'failed' ? noAccess : null,
    retryAt: null,
    createdAt,
    updatedAt,
    expiresAt: createdAt + 30 * day,
    checksum: '9e107d9d372bb6826bd81d3542a419d6',
    properties: {},
    course: courses[state].map((step, position) =>
      entry(createdAt + position * 20_000, step, step === 'download-confirmed' ? first : null),
    ),
  }
}

/** What lapses: one thing that presses, one that is near, one far off. */
export function calendarOf(now: number): CalendarEntry[] {
  const profileId = 'practice'
  return [
    {
      ...{ id: 'file', profileId, kind: 'file', title: 'årsregnskap-2026.zip' },
      at: now + 2 * day,
      warning: 7,
    },
    { ...{ id: 'key', profileId, kind: 'key', title: 'practice-1' }, at: now + 45 * day, warning: 60 },
    {
      ...{ id: 'cert', profileId, kind: 'certificate', title: own.name ?? '' },
      at: now + 700 * day,
      warning: null,
    },
  ]
}
