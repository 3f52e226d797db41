/** What messages borrow from transfers and identity: chosen files, streams of them, and saving. */
import { fault, type Fault } from '../preload/contract/fault.ts'
import type { FileReference, MessageService } from '../preload/contract/models.ts'
import { failure, success, type Result } from '../preload/contract/result.ts'
import type { Registry } from './altinn/registry/registry.ts'
import type { Environment } from './environments.ts'
import type { FileStream, TakenFile } from './messages/ports.ts'
import type { Disk } from './ports.ts'
import { referenceOf, type ChosenFile, type ChosenFiles } from './transfers/chosen-files.ts'
import { createFileSource } from './transfers/file-source.ts'
import type { Hashers } from './transfers/hasher.ts'
import type { Spool } from './transfers/spool.ts'

const takenOf = ({ path, spooled, wireName, size, modified, fileId }: ChosenFile): TakenFile => ({
  ...{ path, spooled, size, modified, fileId },
  name: wireName,
})

/** The files that a person has chosen, as messages take them over. */
export function filesForMessages(files: ChosenFiles, spool: Spool, disk: Disk, hashers: Hashers) {
  const lookAtFiles = (ids: readonly string[]): Result<readonly TakenFile[]> => {
    const found = ids.map((id) => files.get(id))
    const known = found.filter((file) => file !== null)
    return known.length < found.length ? failure(fault('unknown-item')) : success(known.map(takenOf))
  }
  return {
    lookAtFiles,
    stillChosen: (ids: readonly string[]): readonly FileReference[] =>
      ids
        .map((id) => files.get(id))
        .filter((file) => file !== null)
        .map((file) => referenceOf(file)),
    takeFiles(ids: readonly string[]): Result<readonly TakenFile[]> {
      const seen = lookAtFiles(ids)
      if (seen.ok) for (const id of ids) files.release(id)
      return seen
    },
    openFile(file: TakenFile): FileStream {
      const hasher = hashers.create(file.size)
      const { path, name, size, modified, fileId } = file
      const expected = { size, modified, fileId }
      const source = createFileSource({ disk, path, name, expected, hasher }, () => undefined)
      let isEnded = false
      const stream = (async function* () {
        yield* source.stream
        isEnded = true
      })()
      return {
        stream,
        brokenBy: (): Fault | null => source.brokenBy(),
        checksum: () => hasher.digest(),
        abandon() {
          // One that has come to its end still holds its hash, and one that has not holds a file besides.
          hasher.abandon()
          if (!isEnded) void stream.return(undefined)
        },
      }
    },
    releaseFile: (file: TakenFile) => spool.discard({ path: file.path, spooled: file.spooled }),
  }
}

/** A service for messages that nobody has told us about. */
export const unknownService = {
  title: null,
  owner: null,
  ownerOrganisation: null,
  confidential: null,
  forwarding: null,
}

/** A service for messages as the registry describes it. Faults: service-unknown, service-not-for-messages. */
export async function lookUpMessageService(
  registry: Registry,
  environment: Environment,
  id: string,
): Promise<Result<MessageService>> {
  const known = environment.messageServices.find((one) => one.id === id)
  if (known !== undefined) return success(known)
  const found = await registry.resource(environment, id)
  if (!found.ok) return found
  const { title, type, owner } = found.value
  if (type !== 'CorrespondenceService')
    return failure(fault('service-not-for-messages', { values: { service: title ?? id } }))
  return success({
    ...{ id, title, owner: owner.name, ownerOrganisation: owner.organisation },
    ...{ confidential: null, forwarding: null },
  })
}
