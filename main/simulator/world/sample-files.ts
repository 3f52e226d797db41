/** Small real files for partners to send: text, table, document, archive. */
import { randomFillSync } from 'node:crypto'
import { crc32 } from 'node:zlib'

export interface SampleFile {
  readonly name: string
  readonly content: Buffer
}

export function textFile(name: string, lines: readonly string[]): SampleFile {
  return { name, content: Buffer.from(`${lines.join('\r\n')}\r\n`) }
}

/** As spreadsheets in Norway want it: semicolons and a byte order mark. */
export function tableFile(name: string, rows: readonly (readonly string[])[]): SampleFile {
  return { name, content: Buffer.from(`\ufeff${rows.map((row) => row.join(';')).join('\r\n')}\r\n`) }
}

/** A page with one line of text; letters outside ASCII in PDF's own Latin-1. */
export function documentFile(name: string, line: string): SampleFile {
  const escaped = line.replace(/[\\()]/g, '\\$&')
  const drawing = `BT /F1 18 Tf 60 760 Td (${escaped}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return {
    name,
    content: Buffer.from(`${text}xref\n0 ${count}\n0000000000 65535 f \n${table}${trailer}`, 'latin1'),
  }
}

/** A zip archive with one stored entry of random bytes. */
export function archiveFile(name: string, entry: string, bytes: number): SampleFile {
  const data = randomFillSync(Buffer.alloc(bytes))
  const entryName = Buffer.from(entry)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  // Names are UTF-8.
  common.writeUInt16LE(0x0800, 2)
  common.writeUInt16LE(0x5b77, 8)
  common.writeUInt32LE(crc32(data), 10)
  common.writeUInt32LE(bytes, 14)
  common.writeUInt32LE(bytes, 18)
  common.writeUInt16LE(entryName.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, entryName, data])
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    common,
    Buffer.alloc(14),
    entryName,
  ])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return { name, content: Buffer.concat([local, central, end]) }
}
