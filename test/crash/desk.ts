/** Puts work on a desk, and looks at what has become of it. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bakery, fjordby, hospital, nordlys, skatteverket } from '../../main/simulator/world/organisations.ts'
import type { Dice } from '../fuzz/changes.ts'
import { findAtEnd, findEarly, type Finding, type Held } from './findings.ts'
import { findLettersAtEnd, findLettersEarly, type LettersHeld } from './letter-findings.ts'
import type { LifeEnd } from './life.ts'
import type { Errand } from './protocol.ts'
import { letterServiceId, serviceId, type Desk, type World } from './world.ts'

/** The person's own two, and somebody who only ever waits. */
export const own = [fjordby.number, nordlys.number] as const
export const partner = bakery.number
/** Those a message goes to. */
export const readers = [bakery.number, hospital.number, skatteverket.number] as const

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

/** Writes a file of the person's; answers where it lies and what it holds. */
function layFile(desk: Desk, name: string, size: number, dice: Dice): { path: string; md5: string } {
  const file = path.join(desk.files, name)
  const content = contentOf(size, dice)
  writeFileSync(file, content)
  return { path: file, md5: md5Of(content) }
}

/** The person wants a file sent; to one of their own it is to be received as well. */
export function addErrand(
  desk: Desk,
  errand: Pick<Errand, 'name' | 'via' | 'from' | 'to'>,
  size: number,
  dice: Dice,
): void {
  const file = layFile(desk, errand.name, size, dice)
  desk.errands.push({ ...errand, ...file })
  if (own.some((number) => number === errand.to))
    desk.deliveries.push({ name: errand.name, to: errand.to, md5: file.md5 })
}

/** The person wants a message with two files sent to three; the second file comes from a browser. */
export function addLetter(desk: Desk, sizes: readonly [number, number], dice: Dice): void {
  const files = sizes.map((size, index) => {
    const name = `letter-${desk.number}-${index}.pdf`
    const via = index === 0 ? 'path' : 'browser'
    return { name, via, ...layFile(desk, name, size, dice) } as const
  })
  desk.letters.push({ title: `Brev ${desk.number} ut`, from: own[0], to: readers, files })
}

/** A message that asks for a confirmation waits at the service, with two files. */
export async function addMail(
  world: World,
  desk: Desk,
  mail: { readonly title: string; readonly isWanted: boolean; readonly sizes: readonly number[] },
  dice: Dice,
): Promise<void> {
  const { title, isWanted, sizes } = mail
  const [, to] = own
  const files = sizes.map((size, index) => ({
    name: `mail-${desk.number}-${index}.pdf`,
    content: contentOf(size, dice),
  }))
  await world.simulator.control.request('POST', '/message/send', {
    ...{ resourceId: letterServiceId, to, title, needsConfirmation: true, dueInMs: 30 * 86_400_000 },
    files: files.map(({ name, content }) => ({ name, base64: content.toString('base64') })),
  })
  desk.post.push({
    ...{ title, to, isWanted },
    files: files.map(({ name, content }) => ({ name, md5: md5Of(content) })),
  })
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

async function inspectLetters(
  world: World,
  desk: Desk,
  end: LifeEnd,
  downloads: Held['downloads'],
): Promise<readonly Finding[]> {
  if (desk.letters.length + desk.post.length === 0) return []
  const held: LettersHeld = await world.letters()
  const early = findLettersEarly(desk, held, world.acts(desk))
  return end.kind === 'finished'
    ? [...early, ...findLettersAtEnd(desk, held, end.sent, downloads)]
    : [...early]
}

/** After one life: what must hold however it ended; and when it finished, that everything is done once. */
export async function inspect(world: World, desk: Desk, end: LifeEnd): Promise<readonly Finding[]> {
  const held = await heldBy(world, desk)
  const early = [...world.complaints(desk), ...(await inspectLetters(world, desk, end, held.downloads))]
  if (end.kind === 'killed') return [...early, ...findEarly(desk, held)]
  if (end.kind === 'stuck') return [...early, ...findEarly(desk, held), { wrong: 'stuck', what: end.why }]
  return [...early, ...findAtEnd(desk, end.sent, held)]
}
