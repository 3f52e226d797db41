/** Reads a form part by part without holding a file in memory. */

export interface Part {
  readonly name: string
  /** Null for a plain field. */
  readonly fileName: string | null
  /** Must be read to its end before the next part is asked for. */
  readonly content: AsyncGenerator<Buffer>
}

export class MalformedForm extends Error {}

/** Null when the type is another one or names no boundary. */
export function boundaryOf(contentType: string | undefined): string | null {
  const match = /^multipart\/form-data\s*;.*boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(
    contentType ?? '',
  )
  return match?.[1] ?? match?.[2] ?? null
}

const lineEnd = Buffer.from('\r\n')
const blankLine = Buffer.from('\r\n\r\n')
const longestHead = 16_384

function describe(head: string): Pick<Part, 'name' | 'fileName'> {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? ''
  const parameter = (name: string): string | null =>
    new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1] ??
    new RegExp(`;\\s*${name}=([^;\\s]+)`, 'i').exec(disposition)?.[1] ??
    null
  const name = parameter('name')
  if (name === null) throw new MalformedForm('A part has no name')
  return { name, fileName: parameter('filename') }
}

/** Throws `MalformedForm` when the form ends early or has no head where one must be. */
export async function* readParts(body: AsyncIterable<Buffer>, boundary: string): AsyncGenerator<Part> {
  const source = body[Symbol.asyncIterator]()
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // So that the first boundary looks like all others.
  let buffer = Buffer.from(lineEnd)

  const more = async (): Promise<void> => {
    const next = await source.next()
    if (next.done) throw new MalformedForm('The form ends early')
    buffer = Buffer.concat([buffer, next.value])
  }
  const upTo = async (mark: Buffer): Promise<Buffer> => {
    for (let at = buffer.indexOf(mark); ; at = buffer.indexOf(mark)) {
      if (at >= 0) {
        const found = buffer.subarray(0, at)
        buffer = buffer.subarray(at + mark.length)
        return found
      }
      if (buffer.length > longestHead) throw new MalformedForm('A part has no head')
      await more()
    }
  }
  async function* content(): AsyncGenerator<Buffer> {
    for (;;) {
      const at = buffer.indexOf(delimiter)
      if (at >= 0) {
        if (at > 0) yield buffer.subarray(0, at)
        buffer = buffer.subarray(at + delimiter.length)
        return
      }
      const safe = buffer.length - delimiter.length + 1
      if (safe > 0) {
        const piece = buffer.subarray(0, safe)
        buffer = buffer.subarray(safe)
        yield piece
      }
      await more()
    }
  }

  await upTo(delimiter)
  for (;;) {
    while (buffer.length < 2) await more()
    if (buffer.subarray(0, 2).toString('latin1') === '--') return
    const head = await upTo(blankLine)
    yield { ...describe(head.toString('utf8')), content: content() }
  }
}
