/** A Broker client over a scripted network, and its answers. */
import { createBroker } from '../../main/altinn/broker/client.ts'
import { organisation, otherOrganisation, type Script, type ScriptedAnswer } from './altinn.ts'
import { scriptedService, type ScriptedOptions } from './scripted-service.ts'

export const fileTransferId = '6dcaf7a3-8f2b-4f0e-9a55-0f7f7a1a2b3c'

/** As Broker prints it: quirks and all. */
export const overviewBody = {
  fileTransferId,
  resourceId: 'bruksmonster-broker',
  fileName: '../../etc/passwd',
  sendersFileTransferReference: 'ref',
  checksum: '',
  useVirusScan: true,
  fileTransferSize: 12,
  fileTransferStatus: 'Published',
  fileTransferStatusText: 'Ready for download',
  fileTransferStatusChanged: '2026-08-18T11:40:51.123456+00:00',
  created: '2026-08-18T11:40:50',
  expirationTime: '2026-09-17T13:40:50.5+02:00',
  published: '2026-08-18T11:40:51Z',
  sender: `0192:${organisation}`,
  recipients: [
    {
      recipient: `0192:${otherOrganisation}`,
      currentRecipientFileTransferStatusCode: 'DownloadStarted',
      currentRecipientFileTransferStatusText: 'Recipient has attempted to download fileTransfer',
      currentRecipientFileTransferStatusChanged: '2026-08-18T12:00:00+00:00',
    },
  ],
  propertyList: { a: 'b' },
}

export function buildBroker(script: ScriptedAnswer | Script, options: ScriptedOptions = {}) {
  const { ports, ...service } = scriptedService(script, options)
  return { broker: createBroker(ports), ...service }
}
