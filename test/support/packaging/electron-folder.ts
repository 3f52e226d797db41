/**
 * A folder laid out like an unpacked Electron for Linux, without Electron in it: its binary cannot be had here. The
 * fuse wire is real in form, so that the real tool sets it; all that runs is left to the workflow.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Before the wire in every Electron from 12 on (electron/fuses, docs/latest/tutorial/fuses). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** As Electron 45 comes: `1` on, `0` off, in the order of Electron's own list. */
const asItComes = '101001011'

const files = [
  ...[
    'LICENSE',
    'LICENSES.chromium.html',
    'version',
    'icudtl.dat',
    'v8_context_snapshot.bin',
    'resources.pak',
  ],
  ...['chrome_100_percent.pak', 'chrome_crashpad_handler', 'chrome-sandbox', 'libffmpeg.so'],
  ...['locales/de.pak', 'locales/en-GB.pak', 'locales/en-US.pak', 'locales/nb.pak', 'locales/sv.pak'],
]

/** Version 1, the number of fuses, one letter for each. */
const wireOf = (fuses: string): Buffer =>
  Buffer.concat([Buffer.from(sentinel), Buffer.from([1, fuses.length]), Buffer.from(fuses)])

/** Makes it below `folder` and answers where. `fuses` as another Electron might have them. */
export function makeElectronFolder(folder: string, fuses = asItComes): string {
  const electron = path.join(folder, 'electron')
  for (const below of ['locales', 'resources']) mkdirSync(path.join(electron, below), { recursive: true })
  for (const file of files) writeFileSync(path.join(electron, file), file)
  // The archive of Electron's own application, which must not come along.
  writeFileSync(path.join(electron, 'resources', 'default_app.asar'), 'default')
  const program = Buffer.concat([Buffer.from('before'), wireOf(fuses), Buffer.from('after')])
  writeFileSync(path.join(electron, 'electron'), program, { mode: 0o755 })
  return electron
}

/** The fuses of a packaged program, read without the tool that set them. */
export function fusesOf(program: Buffer): string {
  const start = program.indexOf(sentinel) + sentinel.length
  const length = program.readUInt8(start + 1)
  return program.toString('latin1', start + 2, start + 2 + length)
}
