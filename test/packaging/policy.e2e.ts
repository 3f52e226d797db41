/**
 * The policy of a machine, read with the real programs of its system. The workflow has written it as an administrator
 * does (.github/workflows/package.yml): group policy on Windows, a forced profile on macOS, a file on Linux.
 */
import { expect, it } from 'vitest'
import { readPolicy, systemSources } from '../../main/hosts/policy.ts'

const files: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: '/etc/budstikke/policy.json',
  win32: 'C:\\ProgramData\\Budstikke\\policy.json',
  darwin: '/Library/Application Support/Budstikke/policy.json',
}

it('is what the administrator wrote, letter by letter', async () => {
  const downloadFolder = process.platform === 'win32' ? 'C:\\Mottak blå æøå' : '/srv/mottak blå æøå'
  expect(await readPolicy()).toEqual({
    ok: true,
    value: { environments: ['production', 'tt02'], updateChannel: 'off', downloadFolder },
  })
})

it('is taken from a file that belongs to the administrator', async () => {
  expect(await systemSources.readFile(files[process.platform] ?? '')).toMatchObject({ isProtected: true })
})
