/**
 * The server that everybody is measured against: it keeps nothing, so that no disk and no checksum of the other side
 * is in any number. One process; shares no code with what is measured.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAnswers } from './answers.ts'
import { createBodies } from './bodies.ts'
import { createLinks } from './line.ts'
import { handoverOf, type World } from './login.ts'
import type { FromServer, Offer, Offered, ToServer, Traffic } from './protocol.ts'
import { createTransfers } from './transfers.ts'

const serviceId = 'bench-service'
// Valid numbers of nobody.
const clients = ['310000019', '310000027'].map((number) => ({ clientId: `bench-${number}`, number }))

const links = createLinks()
const bodies = createBodies(links)
const transfers = createTransfers()

const say = (message: FromServer): void => {
  process.send?.(message)
}

function offer({ bytes, sender, recipient }: Offer): Offered {
  const made = transfers.add({
    ...{ fileName: `offered-${bytes}.bin`, resourceId: serviceId, sendersFileTransferReference: 'bench' },
    ...{ sender: `0192:${sender}`, recipients: [`0192:${recipient}`], propertyList: {} },
  })
  const md5 = bodies.md5(bytes)
  transfers.publish(made.id, bytes, md5)
  return { fileTransferId: made.id, md5 }
}

function obey(message: ToServer): Offered | Traffic | null {
  switch (message.name) {
    case 'offer':
      return offer(message.input)
    case 'traffic':
      return bodies.traffic()
    case 'line':
      links.set(message.input)
      return null
  }
}

const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 })
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  const world: World = { origin: `http://127.0.0.1:${port}`, clients }
  const answer = createAnswers(world, transfers, bodies)
  server.on('request', (request, response) => {
    links
      .arrive(request.socket)
      .then(() => answer(request, response))
      .catch((error: unknown) => {
        // Whoever was cut off, or cut us off, is measured anew or fails by itself.
        response.destroy(error instanceof Error ? error : undefined)
      })
  })
  say({ kind: 'ready', origin: world.origin, handover: handoverOf(world, serviceId) })
})

// The bench has gone.
process.on('disconnect', () => process.exit(0))
process.on('message', (message: ToServer) => {
  say({ kind: 'answer', id: message.id, value: obey(message) })
})
