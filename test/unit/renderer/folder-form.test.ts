import { describe, expect, it } from 'vitest'
import {
  inFolderRuleSchema,
  outFolderRuleSchema,
  type WatchedFolder,
} from '../../../preload/contract/folder-models.ts'
import {
  emptyForm,
  formOf,
  missingOf,
  purposeOf,
  type FolderForm,
} from '../../../renderer/folders/form-state.ts'

const common: Omit<WatchedFolder, 'kind' | 'rule'> = {
  ...{ id: 'one', profileId: 'us', folder: { id: 'place', name: '~/ut' }, path: null, enabled: true },
  ...{ state: 'watching', fault: null, silentBy: null },
  counts: { waiting: 0, asks: 0, moving: 0, doneToday: 0, failed: 0 },
}

const out = (rule: object): WatchedFolder => ({
  ...common,
  kind: 'out',
  rule: outFolderRuleSchema.parse({ serviceId: 's', recipients: { from: 'sub-folder' }, ...rule }),
})

const whole: FolderForm = {
  ...emptyForm,
  ...{ folder: { id: 'place', label: '~/ut' }, serviceId: 's', from: 'side-car' },
}

describe('a folder that somebody opens to change and saves as it is', () => {
  it.each([
    ['fixed recipients', { recipients: { from: 'fixed', recipients: ['310418498', '310904473'] } }],
    ['a name pattern', { recipients: { from: 'name', pattern: '{recipient}_{any}' }, strict: 'marker' }],
    ['globs', { include: ['*.pdf', '*.xml'], exclude: ['*-utkast.*'], reference: '{stem}' }],
    ['properties', { recipients: { from: 'side-car' }, properties: { sak: '26/1' }, strict: 'rename' }],
  ])('keeps %s', (_what, rule) => {
    const folder = out(rule)
    expect(purposeOf(formOf(folder))).toEqual({ kind: 'out', rule: folder.rule })
    expect(missingOf(formOf(folder))).toEqual(new Set())
  })

  it('keeps what comes in', () => {
    const given = { sender: '310418498', subFolder: '{sender}/{year}', withMetadata: true, confirms: false }
    const rule = inFolderRuleSchema.parse(given)
    const folder: WatchedFolder = { ...common, kind: 'in', rule }
    expect(purposeOf(formOf(folder))).toEqual({ kind: 'in', rule })
  })
})

describe('a form that would be refused', () => {
  it.each([
    ['without a folder', { folder: null }, 'folder'],
    ['without a service', { serviceId: null }, 'service'],
    ['with nobody to send to', { from: 'fixed' }, 'recipients'],
    ['with a pattern that names nobody', { from: 'name', pattern: '{any}.pdf' }, 'pattern'],
    ['with a pattern that names two', { from: 'name', pattern: '{recipient}_{recipient}' }, 'pattern'],
    ['with half a sender', { kind: 'in', sender: '31041' }, 'sender'],
    ['with a word nobody knows', { kind: 'in', subFolder: '{avsender}' }, 'subFolder'],
    ['with a disk in the place', { kind: 'in', subFolder: 'C:\\inn' }, 'subFolder'],
  ] as const)('%s says so before the engine is asked', (_what, part, missing) => {
    expect(missingOf({ ...whole, ...part })).toEqual(new Set([missing]))
  })

  it('asks for nothing of a folder that takes everything from everybody', () => {
    expect(missingOf({ ...whole, kind: 'in', serviceId: null })).toEqual(new Set())
  })

  it('takes a sender with spaces, and globs with empty lines', () => {
    const sender = { ...whole, kind: 'in', sender: '310 418 498' } as const
    expect(purposeOf(sender)).toMatchObject({ rule: { sender: '310418498' } })
    const globs = { ...whole, include: ' *.pdf \n\n*.xml\n' }
    expect(purposeOf(globs)).toMatchObject({ rule: { include: ['*.pdf', '*.xml'] } })
  })
})
