import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { services, startWorld } from '../support/flow.ts'

const steps = (course: readonly { readonly step: string }[]): readonly string[] =>
  course.map(({ step }) => step)

describe('the main job', () => {
  test('a file is sent, scanned, fetched, checked, saved and confirmed, and both sides see every step', async () => {
    const { engine, send, arrived, file, nordlys, fjordby } = await startWorld()
    const content = randomBytes(3_000_000)
    const id = await send(file('årsregnskap 2026.zip', content))
    const sent = await engine.sent(id, 'published')
    expect(sent.checksum).toBe(createHash('md5').update(content).digest('hex'))

    const item = await arrived(sent, nordlys)
    expect(item).toMatchObject({
      fileName: 'årsregnskap 2026.zip',
      size: 3_000_000,
      state: 'new',
      unread: true,
    })
    expect(item.sender).toEqual(fjordby.organisation)

    await engine.call('inbox.download', { id: item.id })
    const saved = await engine.received(item.id, 'saved')
    expect(saved.savedPath).toBe(path.join(engine.downloads, 'årsregnskap 2026.zip'))
    expect(readFileSync(saved.savedPath!).equals(content)).toBe(true)

    await engine.call('inbox.confirm', { id: item.id })
    await engine.received(item.id, 'confirmed')
    const confirmed = await engine.sent(id, 'confirmed')
    expect(confirmed.recipients).toMatchObject([{ organisation: nordlys.organisation, status: 'confirmed' }])

    const whole = await engine.until('the whole course', async () => {
      const { course } = await engine.call('outgoing.get', { id })
      return steps(course).includes('download-confirmed') && steps(course).includes('download-started')
        ? course
        : null
    })
    for (const step of [
      'queued',
      'initialized',
      'upload-started',
      'uploaded',
      'published',
      'all-confirmed',
    ]) {
      expect(steps(whole)).toContain(step)
    }
    await engine.call('inbox.showInFolder', { id: item.id })
    expect(engine.shown).toEqual([saved.savedPath])
  })

  test('files are already waiting for a newcomer, and a partner receives what is sent to it', async () => {
    const { engine, simulator, send, file, fjordby } = await startWorld()
    await engine.call('inbox.refresh', { profileId: fjordby.id })
    const { items } = await engine.call('inbox.list', { profileId: fjordby.id })
    expect(items.length).toBeGreaterThanOrEqual(4)
    expect(items.every(({ sender }) => sender.name !== null)).toBe(true)

    const id = await send(file('til-partner.txt', 'hei'), '310904473')
    const { fileTransferId } = await engine.sent(id, 'published')
    await simulator.control.partner.fetch(fileTransferId!, '310904473')
    await engine.sent(id, 'fetched')
    await simulator.control.partner.confirm(fileTransferId!, '310904473')
    await engine.sent(id, 'confirmed')
  })

  test('nothing stands under its name before it is whole, and a taken name is never overwritten', async () => {
    const { engine, deliver, file } = await startWorld()
    const first = await deliver(file('lønn.csv', 'første'))
    await engine.call('inbox.download', { id: first.id })
    await engine.received(first.id, 'saved')
    const second = await deliver(file('lønn.csv', 'andre'))
    await engine.call('inbox.download', { id: second.id })
    const saved = await engine.received(second.id, 'saved')
    expect(saved).toMatchObject({ savedName: 'lønn (2).csv', note: 'taken' })
    expect(readFileSync(path.join(engine.downloads, 'lønn.csv'), 'utf8')).toBe('første')
    expect(readFileSync(saved.savedPath!, 'utf8')).toBe('andre')
  })

  test('a confirmation by itself comes only after the file is on disk, when the person has chosen so', async () => {
    const { engine, deliver, file } = await startWorld()
    await engine.call('settings.set', { confirmAutomatically: true })
    const item = await deliver(file('a.txt', 'a'))
    expect(await engine.refused('inbox.confirm', { id: item.id })).toBe('confirm-before-download')
    await engine.call('inbox.download', { id: item.id })
    const confirmed = await engine.received(item.id, 'confirmed')
    expect(existsSync(confirmed.savedPath!)).toBe(true)
    // The service's own history, in the service's own time: this machine's clock is a minute ahead of it.
    const course = await engine.until('the history of the service', async () => {
      const seen = steps((await engine.call('inbox.get', { id: item.id })).course)
      return seen.includes('all-confirmed') ? seen : null
    })
    expect(course.indexOf('saved')).toBeLessThan(course.indexOf('download-confirmed'))
  })

  test('what a browser has dropped is sent from our spool and removed when the service has it', async () => {
    const { engine, fjordby, nordlys, simulator } = await startWorld()
    async function* body(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('halv ')
      yield Buffer.from('hel')
    }
    const taken = await engine.spool({ name: 'fra nettleser.txt', folder: 'mappe', size: 8 }, body())
    if (!taken.ok) throw new Error(taken.fault.code)
    const spool = path.join(engine.home, 'spool', taken.value.id)
    expect(statSync(spool).size).toBe(8)
    const { ids } = await engine.call('outgoing.send', {
      profileId: fjordby.id,
      fileIds: [taken.value.id],
      recipients: [nordlys.organisation.number],
      serviceId: services.open,
    })
    await engine.sent(ids[0]!, 'published')
    await engine.until('the spool is empty', async () => (existsSync(spool) ? null : true))
    const state = await simulator.control.state()
    expect(state.transfers.filter(({ fileName }) => fileName === 'fra nettleser.txt')).toHaveLength(1)
  })

  test('every step of the set-up is in order in practice, each checked live', async () => {
    const { engine, fjordby } = await startWorld()
    const { steps: checked } = await engine.call('setup.check', { profileId: fjordby.id })
    expect(checked.filter(({ state }) => state !== 'ok' && state !== 'optional')).toEqual([])
    const optional = checked.filter(({ state }) => state === 'optional').map(({ id }) => id)
    expect(optional).toEqual(expect.arrayContaining(['system', 'trial']))
  })

  test('two profiles of one home stay apart', async () => {
    const { engine, deliver, file, fjordby } = await startWorld()
    const item = await deliver(file('bare-nordlys.txt', 'x'))
    const { items } = await engine.call('inbox.list', { profileId: fjordby.id, search: 'bare-nordlys' })
    expect(items).toEqual([])
    expect(item.profileId).not.toBe(fjordby.id)
  })
})
