/** Which proxy the desktop takes in an office whose settings name a script, or nothing at all. */
import { expect, test } from 'vitest'
import { createBrowserProxy } from '../../../main/hosts/electron/browser-proxy.ts'
import type { SystemWay } from '../../../main/ports.ts'

const address = 'https://platform.altinn.no/'
const script: SystemWay = { list: 'DIRECT', found: 'script', name: 'http://wpad/proxy.pac', unread: true }
const nothing: SystemWay = { list: 'DIRECT', found: 'nothing', name: null, unread: false }

const asked: string[] = []
const way = (written: SystemWay, answer: () => Promise<string>) =>
  createBrowserProxy(
    async () => written,
    async (one) => {
      asked.push(one)
      return answer()
    },
  )(address)

test('a script is run for the very address, and is no longer told of as unread', async () => {
  expect(await way(script, async () => 'PROXY proxy.firma.no:8080; DIRECT')).toEqual({
    ...{ list: 'PROXY proxy.firma.no:8080; DIRECT', found: 'script', name: script.name, unread: false },
  })
  expect(asked).toEqual([address])
})

test('a script that nobody could run stays told of, rather than passed over in silence', async () => {
  expect(await way(script, () => Promise.reject(new Error('gone')))).toEqual(script)
  expect(await way(script, async () => '')).toEqual(script)
})

test('what only the desktop knows is used, and no proxy is made of nothing', async () => {
  expect(await way(nothing, async () => 'PROXY 10.0.0.1:3128')).toMatchObject({ found: 'system' })
  expect(await way(nothing, async () => 'DIRECT')).toEqual(nothing)
})

test('what stands written for this machine is not asked about again', async () => {
  asked.length = 0
  const written: SystemWay = { ...nothing, list: 'PROXY a:1', found: 'system', name: 'Internet Settings' }
  expect(await way(written, async () => 'DIRECT')).toEqual(written)
  expect(asked).toEqual([])
})
