import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createLinks } from '../../bench/wire/server/line.ts'

describe('the emulated link', () => {
  test('without a link nobody waits, whatever passes', () => {
    expect(createLinks().pass(new Socket(), 1e12)).toBeNull()
  })

  test('each connection has a link of its own: what one sends does not hold up another', () => {
    const links = createLinks()
    links.set({ delay: 0, bytesPerSecond: 1e6 })
    const [busy, idle] = [new Socket(), new Socket()]
    expect(links.pass(busy, 1e5)).not.toBeNull()
    expect(links.pass(idle, 1)).toBeNull()
  })
})
