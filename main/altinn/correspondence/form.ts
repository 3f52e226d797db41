/**
 * An order with its files as one form of exact length, its files passed on as they are read: none of them is ever
 * held. correspondence.md §1.5; escaping as in the HTML standard's multipart/form-data encoding.
 */
import { fault } from '../../../preload/contract/fault.ts'
import { NetworkFault } from '../../lib/network.ts'
import type { UploadBody } from '../broker/types.ts'
import type { Model } from './order.ts'
import type { NewFile } from './order-types.ts'

/** Whose keys are the sender's own. */
const dictionary = 'propertyList'

/** A name between quotation marks: quotes and line ends would end it, and begin a head of the file's own choosing. */
const quoted = (name: string): string =>
  `"${name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')}"`

/** `propertyList.caseNumber`; a key that is no plain word stands in brackets, which take all but a bracket. */
const keyName = (path: string, key: string): string =>
  /^[A-Za-z]\w*$/.test(key) ? `${path}.${key}` : `${path}[${key}]`

/** Leaves under the names that the service binds: `correspondence.content.messageTitle`, `recipients[0]`. */
export function formFields(model: Model, path = ''): readonly (readonly [name: string, value: string])[] {
  if (model === null) return []
  if (typeof model !== 'object') return [[path, String(model)]]
  if (isList(model)) return model.flatMap((entry, index) => formFields(entry, `${path}[${index}]`))
  return Object.entries(model).flatMap(([name, value]) => {
    if (path === '') return formFields(value, name)
    const isKey = path.endsWith(`.${dictionary}`)
    return formFields(value, isKey ? keyName(path, name) : `${path}.${name}`)
  })
}

// `Array.isArray` does not narrow a readonly list away.
const isList = (model: object): model is readonly Model[] => Array.isArray(model)

type Piece = Uint8Array | NewFile

function piecesOf(model: Model, files: readonly NewFile[], boundary: string): readonly Piece[] {
  const text = (value: string): Uint8Array => Buffer.from(value, 'utf8')
  const head = (disposition: string, type = ''): string =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${type}\r\n`
  const fields = formFields(model).map(([name, value]) => text(`${head(`name=${quoted(name)}`)}${value}\r\n`))
  const parts = files.flatMap((file) => [
    text(
      head(
        `name="attachments"; filename=${quoted(file.fileName)}`,
        'Content-Type: application/octet-stream\r\n',
      ),
    ),
    file,
    text('\r\n'),
  ])
  return [...fields, ...parts, text(`--${boundary}--\r\n`)]
}

const lengthOf = (piece: Piece): number => (piece instanceof Uint8Array ? piece.byteLength : piece.length)

/** One file too long and one too short would make a form of the right length with wrong contents. */
async function* exactly({ fileName, length, stream }: NewFile): AsyncGenerator<Uint8Array> {
  const changed = () => new NetworkFault(fault('file-changed', { values: { name: fileName } }))
  let sent = 0
  for await (const chunk of stream) {
    sent += chunk.byteLength
    if (sent > length) throw changed()
    yield chunk
  }
  if (sent !== length) throw changed()
}

async function* bytesOf(pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) yield piece
    else yield* exactly(piece)
  }
}

/** `boundary` must be new and random: a file that contained it would end early. */
export function formBody(model: Model, files: readonly NewFile[], boundary: string): UploadBody {
  const pieces = piecesOf(model, files, boundary)
  return { length: pieces.reduce((sum, piece) => sum + lengthOf(piece), 0), stream: bytesOf(pieces) }
}
