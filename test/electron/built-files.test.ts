/** What is shipped beside the bundle: native code stays outside it, and PowerShell finds its script. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { shippedFile } from '../../main/lib/entries.ts'
import { buildMain } from '../support/build.ts'
import { temporaryFolder } from '../support/temporary.ts'

it('the build has the script for PowerShell, and leaves the keychain’s native code to be loaded', async () => {
  const built = await buildMain(temporaryFolder())
  const worker = pathToFileURL(path.join(built, 'engine-worker.js')).href
  expect(existsSync(shippedFile('windows-store.ps1', worker))).toBe(true)
  const code = readdirSync(built)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(built, name), 'utf8'))
    .join('\n')
  expect(code).toContain('import("@napi-rs/keyring")')
  expect(code).not.toMatch(/keyring-[a-z]+-x64/)
}, 120_000)
