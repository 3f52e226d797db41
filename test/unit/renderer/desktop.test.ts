import { describe, expect, it } from 'vitest'
import { obeyDesktop } from '../../../renderer/state/desktop.ts'
import type { FileReference } from '../../../preload/contract/models.ts'
import { fault } from '../../../preload/contract/fault.ts'

function world() {
  const done: unknown[] = []
  const obey = obeyDesktop({
    draft: { adopt: (files) => done.push(['adopt', files]), change: (part) => done.push(['change', part]) },
    go: (route) => done.push(['go', route]),
    become: (state) => done.push(['become', state]),
    askForProxy: ({ proxy }) => done.push(['ask', proxy]),
  })
  return { done, obey }
}

describe('what comes from outside the window', () => {
  it('files lie ready in «Send», beside what lay there', () => {
    const { done, obey } = world()
    const files: FileReference[] = [{ id: 'f', name: 'a', folder: '', size: 1, note: null, fault: null }]
    obey({ kind: 'files', files })
    expect(done).toEqual([
      ['adopt', files],
      ['go', { view: 'send', id: null }],
    ])
  })

  it('files that cannot be taken are explained where they would have lain', () => {
    const { done, obey } = world()
    obey({ kind: 'files-refused', fault: fault('folder-empty') })
    expect(done).toEqual([
      ['change', { fault: fault('folder-empty') }],
      ['go', { view: 'send', id: null }],
    ])
  })

  it('a notification leads to what it told of, and a proxy is answered in the window', () => {
    const { done, obey } = world()
    obey({ kind: 'go', view: 'inbox', id: 'in-1' })
    obey({ kind: 'proxy-login', id: 1, proxy: 'proxy:8080', again: false })
    expect(done).toEqual([
      ['go', { view: 'inbox', id: 'in-1' }],
      ['ask', 'proxy:8080'],
    ])
  })
})
