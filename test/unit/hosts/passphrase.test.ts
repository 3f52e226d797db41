import { spawn } from 'node:child_process'
import { chmodSync, closeSync, openSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import {
  passphraseFromDescriptor,
  passphraseFromFile,
  readPassphraseFile,
} from '../../../main/hosts/keychain/passphrase.ts'
import type { FaultCode } from '../../../preload/contract/fault.ts'
import { success } from '../../../preload/contract/result.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const isRefused = (code: FaultCode) => ({ ok: false, fault: { code } })

function fileOf(content: string | Uint8Array, mode = 0o600): string {
  const file = path.join(temporaryFolder(), 'passphrase')
  writeFileSync(file, content)
  chmodSync(file, mode)
  return file
}

describe('a passphrase from a file', () => {
  it.each([
    ['as it stands', 'fire ord uten sammenheng', 'fire ord uten sammenheng'],
    ['without the line break of the editor', 'blåbær på gården\n', 'blåbær på gården'],
    ['without the line break of Windows', 'blåbær på gården\r\n', 'blåbær på gården'],
    ['with its own spaces', '  fire ord  ', '  fire ord  '],
  ])('is taken %s', async (_how, content, expected) => {
    expect(await passphraseFromFile(fileOf(content))()).toEqual(success(expected))
  })

  it.each([
    ['nothing', ''],
    ['only a line break', '\n'],
    ['two lines', 'one\ntwo\n'],
    ['two line breaks', 'one\n\n'],
    ['other than UTF-8', Uint8Array.of(0xe6, 0xf8, 0xe5)],
    ['a whole document', 'x'.repeat(5_000)],
  ])('that holds %s is refused', async (_what, content) => {
    expect(await readPassphraseFile(fileOf(content))).toMatchObject(isRefused('passphrase-file-invalid'))
  })

  it('that others may read is refused, before it is read', async () => {
    for (const mode of [0o640, 0o604, 0o620]) {
      expect(await readPassphraseFile(fileOf('fire ord uten sammenheng', mode), 'linux')).toMatchObject(
        isRefused('passphrase-file-open-to-others'),
      )
    }
  })

  it('that is missing, or a folder, is said so', async () => {
    const folder = temporaryFolder()
    const missing = await readPassphraseFile(path.join(folder, 'none'))
    expect(missing).toMatchObject(isRefused('passphrase-file-missing'))
    expect((await readPassphraseFile(folder)).ok).toBe(false)
  })

  it('is read anew each time, so that a changed one counts', async () => {
    const file = fileOf('the first passphrase')
    const source = passphraseFromFile(file)
    await source()
    writeFileSync(file, 'the second passphrase')
    expect(await source()).toEqual(success('the second passphrase'))
  })
})

describe('a passphrase from a file descriptor', () => {
  it('is read once and kept', async () => {
    const descriptor = openSync(fileOf('fire ord uten sammenheng\n'), 'r')
    const source = passphraseFromDescriptor(descriptor)
    closeSync(descriptor)
    expect(await source()).toEqual(success('fire ord uten sammenheng'))
    expect(await source()).toEqual(success('fire ord uten sammenheng'))
  })

  it('comes through a pipe, to its end', async () => {
    const program = `
      import { passphraseFromDescriptor } from ${JSON.stringify(path.resolve('main/hosts/keychain/passphrase.ts'))}
      console.log(JSON.stringify(await passphraseFromDescriptor(0)()))`
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    child.stdin.write('fire ord ')
    child.stdin.end('uten sammenheng\n')
    expect(JSON.parse(await text(child.stdout))).toEqual(success('fire ord uten sammenheng'))
  })

  it('that is not open, or is a terminal or a folder, is refused', async () => {
    expect(await passphraseFromDescriptor(9_999)()).toMatchObject(isRefused('passphrase-file-invalid'))
    if (process.platform !== 'win32') {
      for (const place of ['/dev/null', temporaryFolder()]) {
        const descriptor = openSync(place, 'r')
        expect(await passphraseFromDescriptor(descriptor)()).toMatchObject(
          isRefused('passphrase-file-invalid'),
        )
        closeSync(descriptor)
      }
    }
  })
})
