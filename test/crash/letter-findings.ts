/** Compares the messages that the person wanted sent and received with what the service holds. */
import type { Finding, SavedFile, Wrong } from './findings.ts'
import type { Act, Letter, Post, SentRow } from './protocol.ts'

/** What is read of the service's state. */
export interface LettersHeld {
  readonly messages: readonly {
    readonly id: string
    /** URN that ends in the number. */
    readonly recipient: string
    readonly title: string
    readonly status: string
    /** Statuses in order. */
    readonly history: readonly string[]
    /** Ids. */
    readonly attachments: readonly string[]
  }[]
  readonly attachments: readonly {
    readonly id: string
    readonly fileName: string
    readonly computed: string | null
    readonly status: string
    readonly onDisk: boolean
  }[]
}

type Message = LettersHeld['messages'][number]

export interface LettersWanted {
  readonly letters: readonly Letter[]
  readonly post: readonly Post[]
}

const finding = (wrong: Wrong, what: string): Finding => ({ wrong, what })

const copiesFor = ({ title }: Letter, number: string, held: LettersHeld): readonly Message[] =>
  held.messages.filter((one) => one.title === title && one.recipient.endsWith(number))

/** Which act of the person's the service has been told of, by what it calls it. */
const acts: readonly (readonly [status: string, act: Act['act']])[] = [
  ['Read', 'open'],
  ['Confirmed', 'confirm'],
]

/** Holds at every moment: nobody has a message twice, and nothing is told that the person has not done. */
export function findLettersEarly(
  wanted: LettersWanted,
  held: LettersHeld,
  done: readonly Act[],
): readonly Finding[] {
  const twice = wanted.letters.flatMap((letter) =>
    letter.to
      .filter((number) => copiesFor(letter, number, held).length > 1)
      .map((number) => finding('duplicate', `«${letter.title}» has gone to ${number} more than once`)),
  )
  const untrue = wanted.post.flatMap(({ title }) => {
    const history = held.messages.find((one) => one.title === title)?.history ?? []
    return acts
      .filter(([status]) => history.includes(status))
      .filter(([, act]) => !done.some((one) => one.act === act && one.title === title))
      .map(([status]) => finding('confirmed-too-early', `«${title}» is ${status}, and nobody did that`))
  })
  return [...twice, ...untrue]
}

const isWhole = (letter: Letter, message: Message, held: LettersHeld): boolean => {
  const files = message.attachments.map((id) => held.attachments.find((one) => one.id === id))
  return (
    message.history.includes('Published') &&
    files.length === letter.files.length &&
    letter.files.every(({ name, md5 }) =>
      files.some((file) => file?.fileName === name && file.computed === md5 && file.onDisk),
    )
  )
}

function findOfLetter(letter: Letter, held: LettersHeld, sent: readonly SentRow[]): readonly Finding[] {
  const { title } = letter
  const lost = letter.to
    .filter((number) => !copiesFor(letter, number, held).some((message) => isWhole(letter, message, held)))
    .map((number) => finding('lost', `«${title}» has not reached ${number} whole`))
  const rows = sent.filter(({ name }) => name === title).length
  return rows === 1 ? lost : [...lost, finding('duplicate', `«${title}» is listed ${rows} times`)]
}

function findOfPost(
  { title, files, isWanted }: Post,
  held: LettersHeld,
  downloads: readonly SavedFile[],
): readonly Finding[] {
  const history = held.messages.find((one) => one.title === title)?.history ?? []
  if (!isWanted) return []
  const missing = ['Read', 'Confirmed'].filter((status) => !history.includes(status))
  return [
    ...missing.map((status) => finding('lost', `«${title}» is never ${status} at the service`)),
    ...files.flatMap(({ name, md5 }) => {
      const copies = downloads.filter((file) => file.md5 === md5)
      if (copies.length > 1) return [finding('second-name', copies.map((file) => file.name).join(', '))]
      return copies[0]?.name === name ? [] : [finding('lost', `${name} of «${title}» is not on disk`)]
    }),
  ]
}

/** Holds when all is done: each message once, whole, and done with as the person wanted. */
export function findLettersAtEnd(
  wanted: LettersWanted,
  held: LettersHeld,
  sent: readonly SentRow[],
  downloads: readonly SavedFile[],
): readonly Finding[] {
  return [
    ...wanted.letters.flatMap((letter) => findOfLetter(letter, held, sent)),
    ...wanted.post.flatMap((post) => findOfPost(post, held, downloads)),
  ]
}
