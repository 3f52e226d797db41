/** Puts work on a desk, and looks at what has become of it. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bakery, fjordby, nordlys } from '../../main/simulator/world/organisations.ts'
import type { Dice } from '../fuzz/changes.ts'
import { findAtEnd, findEarly, type Finding, type Held } from './findings.ts'
import type { LifeEnd } from './life.ts'
import type { Errand } from './protocol.ts'
import { serviceId, type Desk, type World } from './world.ts'

/** The person's own two, and somebody who only ever waits. */
export const own = [fjordby.number, nordlys.number] as const
export const partner = bakery.number

const md5Of = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex')

/** Bytes in which every shifted, torn or zeroed block shows. */
function contentOf(size: number, dice: Dice): Buffer {
  const words = new Uint32Array(Math.ceil(size / 4))
  let word = dice(2 ** 32)
  for (let index = 0; index < words.length; index += 1) {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0
    words[index] = word
  }
  return Buffer.from(words.buffer, 0, size)
}

/** The person wants a file sent; to one of their own it is to be received as well. */
export function addErrand(
  desk: Desk,
  errand: Pick<Errand, 'name' | 'via' | 'from' | 'to'>,
  size: number,
  dice: Dice,
): void {
  const file = path.join(desk.files, errand.name)
  const content = contentOf(size, dice)
  writeFileSync(file, content)
  const md5 = md5Of(content)
  desk.errands.push({ ...errand, path: file, md5 })
  if (own.some((number) => number === errand.to))
    desk.deliveries.push({ name: errand.name, to: errand.to, md5 })
}

/** A partner has sent a file, which waits at the service. */
export async function addPost(
  world: World,
  desk: Desk,
  post: { readonly name: string; readonly to: string; readonly size: number },
  dice: Dice,
): Promise<void> {
  const { name, to, size } = post
  const content = contentOf(size, dice)
  const base64 = content.toString('base64')
  await world.simulator.control.partner.send({ from: partner, to, name, base64, resourceId: serviceId })
  desk.deliveries.push({ name, to, md5: md5Of(content) })
}

async function heldBy(world: World, desk: Desk): Promise<Held> {
  const transfers = await world.transfers()
  const spool = path.join(desk.home, 'spool')
  return {
    transfers,
    downloads: readdirSync(desk.downloads).map((name) => {
      const file = path.join(desk.downloads, name)
      return { name, md5: statSync(file).isFile() ? md5Of(readFileSync(file)) : 'folder' }
    }),
    spool: existsSync(spool) ? readdirSync(spool) : [],
  }
}

/** After one life: what must hold however it ended; and when it finished, that everything is done once. */
export async function inspect(world: World, desk: Desk, end: LifeEnd): Promise<readonly Finding[]> {
  const held = await heldBy(world, desk)
  const early = world.complaints(desk)
  if (end.kind === 'killed') return [...early, ...findEarly(desk, held)]
  if (end.kind === 'stuck') return [...early, ...findEarly(desk, held), { wrong: 'stuck', what: end.why }]
  return [...early, ...findAtEnd(desk, end.sent, held)]
}
