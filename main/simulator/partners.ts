/** The other organisations: they send, and in practice they also fetch, confirm and answer by themselves. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { Lifecycle } from './broker/lifecycle.ts'
import type { Timings } from './broker/timings.ts'
import { highestStatus, type FileTransfer, type Transfers } from './broker/transfers.ts'
import type { Clock } from './clock.ts'
import type { Scheduler } from './scheduler.ts'
import type { Blobs } from './state/blobs.ts'
import type { Database } from './state/database.ts'
import { numberOf } from './state/database.ts'
import { organisations, skatteverket, type PracticeOrganisation } from './world/organisations.ts'
import { textFile, type SampleFile } from './world/sample-files.ts'
import { defaultTimeToLive, type Services } from './world/services.ts'

export interface PostedFile {
  readonly from: Pick<PracticeOrganisation, 'number' | 'name'>
  readonly to: Pick<PracticeOrganisation, 'number' | 'name'>
  readonly resourceId: string
  readonly file: SampleFile
  readonly reference: string
  /** How long ago it was sent, milliseconds. */
  readonly ageMs: number
}

export interface Partners {
  /** Sends a file that is at once ready for download; answers its id. */
  send(posted: PostedFile): Promise<string>
  fetch(transferId: string, organisation: string): void
  confirm(transferId: string, organisation: string): boolean
  /** Somebody has just been let in: a partner sends a first file through this service. */
  welcome(organisation: string, resourceId: string): void
}

export interface PartnerPorts {
  readonly clock: Clock
  readonly database: Database
  readonly scheduler: Scheduler
  readonly blobs: Blobs
  readonly services: Services
  readonly transfers: Transfers
  readonly lifecycle: Lifecycle
  readonly timings: Timings
}

/** So many files at most wait for one organisation before partners stop answering. */
const mostWaiting = 40
const secondMicros = 1_000_000

const partnerOf = (number: string): PracticeOrganisation | undefined =>
  organisations.find((organisation) => organisation.number === number && !organisation.own)

export function createPartners(ports: PartnerPorts): Partners {
  const { clock, database, scheduler, blobs, services, transfers, lifecycle, timings } = ports

  const send: Partners['send'] = async ({ from, to, resourceId, file, reference, ageMs }) => {
    const created = clock.stamp() - Math.round(ageMs) * 1_000
    const service = services.get(resourceId)
    const md5 = createHash('md5').update(file.content).digest('hex')
    const id = lifecycle.initialize({
      ...{ resourceId, fileName: file.name, reference, vendor: from.number },
      ...{ sender: `0192:${from.number}`, recipients: [to.number], checksum: md5, useScan: true },
      ...{ properties: {}, created },
      expires: created + (service?.timeToLive ?? defaultTimeToLive) * 1_000,
    })
    const part = blobs.partPath()
    await writeFile(part, file.content, { mode: 0o600 })
    await blobs.commit(part, id)
    transfers.stored(id, { size: file.content.length, md5, malware: false })
    transfers.setStatus(id, 'UploadStarted', null, created + secondMicros)
    transfers.setStatus(id, 'UploadProcessing', null, created + 2 * secondMicros)
    lifecycle.publish(id, ageMs > 60_000 ? created + 10 * secondMicros : undefined)
    return id
  }

  const fetch: Partners['fetch'] = (transferId, organisation) =>
    lifecycle.downloadStarted(transferId, organisation, organisation)

  const confirm: Partners['confirm'] = (transferId, organisation) => {
    const transfer = transfers.get(transferId)
    if (transfer?.status !== 'Published') return false
    const reached = highestStatus(transfers.recipientEvents(transferId), organisation)
    if (reached !== 'DownloadStarted') return false
    lifecycle.confirm(transfer, organisation, organisation)
    return true
  }

  const waitingFor = (organisation: string): number => {
    const row = database.one(
      `SELECT count(*) AS waiting FROM recipient r JOIN file_transfer t ON t.id = r.transfer_id
       WHERE r.organisation = ? AND t.status = 'Published'`,
      organisation,
    )
    return row === null ? 0 : numberOf(row, 'waiting')
  }

  const reply = async (transfer: FileTransfer, partner: PracticeOrganisation): Promise<void> => {
    const to = organisations.find(({ number, own }) => own && number === transfer.senderOrganisation)
    if (to === undefined || waitingFor(to.number) >= mostWaiting) return
    const file = textFile(`Svar på ${transfer.fileName.slice(0, 200).replace(/\.[^.]*$/, '')}.txt`, [
      `Takk for «${transfer.fileName}».`,
      `Vi har mottatt ${transfer.size} byte med referanse ${transfer.reference}.`,
      `Vennlig hilsen ${partner.name}`,
    ])
    const reference = `Svar: ${transfer.reference}`.slice(0, 500)
    await send({ from: partner, to, resourceId: transfer.resourceId, file, reference, ageMs: 0 })
  }

  /** The part of the data of a job that says which partner it is for. */
  const jobPartner = (data: unknown): PracticeOrganisation | undefined =>
    typeof data === 'string' ? partnerOf(data) : undefined

  scheduler.handle('partner-fetch', ({ subject, data }) => {
    const partner = jobPartner(data)
    if (partner === undefined || transfers.get(subject)?.status !== 'Published') return
    fetch(subject, partner.number)
    if (timings.partner) scheduler.add('partner-confirm', subject, timings.partner.confirm(), data)
  })
  scheduler.handle('partner-confirm', ({ subject, data }) => {
    const partner = jobPartner(data)
    if (partner !== undefined) confirm(subject, partner.number)
  })
  scheduler.handle('partner-reply', async ({ subject, data }) => {
    const partner = jobPartner(data)
    const transfer = transfers.get(subject)
    if (partner !== undefined && transfer !== null) await reply(transfer, partner)
  })

  scheduler.handle('partner-welcome', async ({ subject, data }) => {
    const to = organisations.find(({ number }) => number === subject)
    if (to === undefined || typeof data !== 'string') return
    const file = textFile('Velkommen til filutveksling.txt', [
      `Velkommen, ${to.name}!`,
      'Dette er den første filen dere mottar. Alt er satt opp riktig.',
      `Vennlig hilsen ${skatteverket.name}`,
    ])
    await send({ from: skatteverket, to, resourceId: data, file, reference: 'Velkommen', ageMs: 0 })
  })

  lifecycle.onPublished((transfer) => {
    const { partner: pace } = timings
    if (pace === null) return
    for (const recipient of new Set(transfer.recipients)) {
      if (partnerOf(recipient) === undefined) continue
      scheduler.add('partner-fetch', transfer.id, pace.fetch(), recipient)
      // One answer in the pipe per partner is company enough.
      if (!scheduler.has('partner-reply', recipient)) {
        scheduler.add('partner-reply', transfer.id, pace.reply(), recipient)
      }
    }
  })

  return {
    send,
    fetch,
    confirm,
    welcome(organisation, resourceId) {
      if (timings.partner === null) return
      scheduler.add('partner-welcome', organisation, timings.partner.welcome(), resourceId)
    },
  }
}
