/** Made-up messages: every state that a received one can be in, the same every time. */
import { fault } from '../../../preload/contract/fault.ts'
import type {
  MessageFile,
  ReceivedMessage,
  ReceivedMessageDetail,
} from '../../../preload/contract/message-models.ts'
import { partners } from './data.ts'

const hour = 3_600_000
const day = 24 * hour

const letter = `## Vedtak

Dere får **tilskudd** til vannverket i to år. Les [vilkårene](https://eksempel.no/vilkar?sak=26-1183) nøye.

1. Svar innen fristen
2. Send regnskap hvert år
   - med revisors erklæring

| År | Sum |
| --- | --- |
| 2026 | 1 200 000 |
| 2027 | 1 400 000 |

> Forvaltningsloven § 27

![Kommunevåpenet](https://eksempel.no/vaapen.png)
`

const file = (id: string, name: string, rest: Partial<MessageFile> = {}): MessageFile => ({
  ...{ id, name, size: null, contentType: 'application/pdf', expiresAt: null, state: 'there' },
  ...{ savedName: null, checksum: null, fault: null },
  ...rest,
})

/** 0 unread and to be confirmed; 1 unread; 2 read, to be confirmed; 3 confirmed; 4 in trouble; 5 read, may be sent on. */
const kinds: readonly Partial<ReceivedMessageDetail>[] = [
  {
    state: 'new',
    unread: true,
    needsConfirmation: true,
    confidential: true,
    senderName: 'Tilskuddskontoret',
  },
  { state: 'new', unread: true, needsConfirmation: false, attachments: [], title: 'Rutiner for vannprøver' },
  { state: 'read', needsConfirmation: true },
  { state: 'confirmed', needsConfirmation: true },
  { state: 'read', needsConfirmation: true, pending: 'confirm', fault: fault('host-unreachable') },
  { state: 'read', needsConfirmation: false, allowsForwarding: true, confidential: true },
]

export function messageDetail(index: number, now: number, body: string | null): ReceivedMessageDetail {
  const publishedAt = now - index * 5 * hour - 2 * hour
  const kind = kinds[index % kinds.length] ?? {}
  const sender = partners[index % partners.length] ?? { number: '310418498', name: null }
  const confirmedAt = kind.state === 'confirmed' ? publishedAt + hour : null
  return {
    ...{ id: `letter-${index}`, kind: 'message', profileId: 'practice', title: 'Vedtak om tilskudd 26/1183' },
    ...{ summary: 'Dere får tilskudd i to år.', sender, senderName: null, reference: '26/1183' },
    correspondenceId: `c0ffee00-0000-4000-8000-${String(index).padStart(12, '0')}`,
    service: { id: 'ovelse-melding', title: 'Vedtak og brev', owner: null },
    ...{ unread: false, needsConfirmation: false, confidential: false, pending: null, state: 'read' },
    ...{ dueAt: publishedAt + (3 + index) * day, publishedAt, confirmedAt, fault: null, retryAt: null },
    ...{ attachmentCount: 3, language: 'nb', body: body ?? letter, allowsForwarding: false },
    attachments: [
      file(`${index}-0`, 'vedtak.pdf', { expiresAt: now + 20 * day }),
      file(`${index}-1`, 'beregning av tilskudd for hele perioden med alle forutsetninger.xlsx', {
        ...{ state: 'saved', size: 48_211, savedName: 'beregning.xlsx' },
        checksum: 'd41d8cd98f00b204e9800998ecf8427e',
      }),
      file(`${index}-2`, 'kart.gml', { state: 'gone', contentType: 'application/gml+xml' }),
      file(`${index}-3`, 'vilkår.docx'),
    ],
    replyOptions: [
      { address: 'https://eksempel.no/svar?sak=26-1183', text: 'Svar på vedtaket' },
      { address: 'javascript:alert(1)', text: 'Klag' },
    ],
    externalReferences: [{ type: 'DialogportenDialogId', value: '0199a0c4' }],
    properties: { saksnummer: '26/1183' },
    ...kind,
  }
}

export function receivedMessage(detail: ReceivedMessageDetail): ReceivedMessage {
  const { body: _body, attachments, replyOptions: _replies, properties: _properties, ...item } = detail
  return { ...item, attachmentCount: attachments.length }
}
