import { describe, expect, it } from 'vitest'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { createPages, type Page } from '../../../renderer/state/pages.ts'

/** A server whose answers come when the test says so. */
function stand(total: number) {
  const rows = { total, name: 'a' }
  const asked: number[] = []
  const answers: (() => void)[] = []
  const tasks: (() => void)[] = []
  let changes = 0
  const pages = createPages<{ id: string }>({
    fetch: (offset, limit) => {
      asked.push(offset)
      const name = rows.name
      return new Promise<Result<Page<{ id: string }>>>((resolve) => {
        answers.push(() => {
          const count = Math.max(0, Math.min(limit, rows.total - offset))
          const items = Array.from({ length: count }, (_row, at) => ({ id: `${name}${offset + at}` }))
          resolve(success({ total: rows.total, items }))
        })
      })
    },
    size: 100,
    onChange: () => (changes += 1),
    later(task) {
      tasks.push(task)
      return () => undefined
    },
  })
  const answerAll = async (): Promise<void> => {
    while (answers.length > 0) {
      answers.splice(0).forEach((answer) => answer())
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const settle = async (): Promise<void> => {
    tasks.splice(0).forEach((task) => task())
    await answerAll()
  }
  return { pages, rows, asked, answerAll, settle, tasks, changes: () => changes }
}

describe('a paged list', () => {
  it('fetches only what is looked at, of a hundred thousand rows', async () => {
    const { pages, asked, answerAll } = stand(100_000)
    pages.show(0, 20)
    await answerAll()
    pages.show(50_000, 50_020)
    await answerAll()
    expect(asked).toEqual([0, 50_000])
    expect(pages.total()).toBe(100_000)
    expect(pages.row(50_010)?.id).toBe('a50010')
    expect(pages.row(25_000)).toBeUndefined()
  })

  it('keeps the old rows on screen until the new ones are there', async () => {
    const { pages, rows, answerAll, settle } = stand(300)
    pages.show(0, 20)
    await answerAll()
    rows.name = 'b'
    pages.stale()
    expect(pages.row(3)?.id).toBe('a3')
    await settle()
    expect(pages.row(3)?.id).toBe('b3')
  })

  it('asks once for a burst of events, and only for what is in sight', async () => {
    const { pages, asked, answerAll, settle } = stand(1_000)
    pages.show(0, 20)
    await answerAll()
    pages.show(500, 520)
    await answerAll()
    asked.length = 0
    for (let event = 0; event < 50; event += 1) pages.stale()
    await settle()
    expect(asked).toEqual([500])
  })

  it('does not take an answer for fresh that was asked for before the change', async () => {
    const { pages, rows, answerAll, asked } = stand(50)
    pages.show(0, 20)
    pages.stale()
    rows.name = 'b'
    await answerAll()
    expect(asked).toEqual([0, 0])
    expect(pages.row(0)?.id).toBe('b0')
  })

  it('comes back to the end when the list has grown shorter than what was in sight', async () => {
    const { pages, rows, answerAll, settle } = stand(1_000)
    pages.show(0, 20)
    await answerAll()
    pages.show(900, 920)
    await answerAll()
    rows.total = 150
    pages.stale()
    await settle()
    expect(pages.total()).toBe(150)
  })

  it('lets far-away pages go, so that scrolling through everything does not fill the memory', async () => {
    const { pages, answerAll, asked } = stand(10_000)
    for (let first = 0; first < 10_000; first += 100) {
      pages.show(first, first + 20)
      await answerAll()
    }
    expect(asked).toHaveLength(100)
    const kept = Array.from({ length: 100 }, (_page, at) => pages.row(at * 100)).filter(Boolean)
    expect(kept.length).toBeLessThanOrEqual(20)
    expect(pages.row(9_900)?.id).toBe('a9900')
  })

  it('says why nothing came, and forgets it once something has', async () => {
    let broken = true
    const tasks: (() => void)[] = []
    const pages = createPages<{ id: string }>({
      fetch: async () =>
        broken ? failure(fault('offline')) : success({ total: 1, items: [{ id: 'only' }] }),
      size: 100,
      onChange: () => undefined,
      later(task) {
        tasks.push(task)
        return () => undefined
      },
    })
    pages.show(0, 10)
    await new Promise((resolve) => setImmediate(resolve))
    expect(pages.fault()?.code).toBe('offline')
    broken = false
    pages.stale()
    tasks.forEach((task) => task())
    await new Promise((resolve) => setImmediate(resolve))
    expect(pages.fault()).toBeNull()
    expect(pages.row(0)?.id).toBe('only')
  })
})
