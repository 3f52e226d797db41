/** A download's bytes on their way through memory that is used again: none may be lost, doubled or written over. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyBlockBytes, createBlockBody } from '../../../main/lib/block-body.ts'

/** Every stretch of it is unlike every other. */
const whole = Buffer.from(Uint32Array.from({ length: 4_100_000 }, (_, at) => at * 2_654_435_761).buffer)
const bytesAt = (from: number, length: number): Uint8Array => whole.subarray(from, from + length)

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

interface Play {
  readonly pieces: readonly number[]
  /** Turns of the event loop that the reader takes for each block. */
  readonly slowness: number
  /** The sender goes on when it was asked to wait, as at the end of a connection. */
  readonly deaf: boolean
  readonly known: boolean
  readonly fails: boolean
}

/** Sends all pieces through a body; answers what a slow reader saw, looking at each block when it has finished with it. */
async function through({ pieces, slowness, deaf, known, fails }: Play) {
  const total = pieces.reduce((sum, piece) => sum + piece, 0)
  let isPaused = false
  let mostHeld = 0
  const body = createBlockBody(
    {
      pause: () => {
        isPaused = true
      },
      resume: () => {
        isPaused = false
      },
    },
    known ? total : null,
  )
  let sent = 0
  let seen = 0
  const send = async (): Promise<void> => {
    const socket = new Uint8Array(Math.max(1, ...pieces))
    for (const length of pieces) {
      while (isPaused && !deaf) await turn()
      socket.set(bytesAt(sent, length))
      body.take(socket.subarray(0, length))
      // The socket reads its next piece into the same memory.
      socket.fill(0)
      sent += length
      mostHeld = Math.max(mostHeld, sent - seen)
      if (length % 3 === 0) await turn()
    }
    if (fails) body.fail(new Error('cut'))
    else body.end()
  }
  const sending = send()
  const came: Uint8Array[] = []
  let error: unknown = null
  try {
    for await (const block of body.read()) {
      for (let count = 0; count < slowness; count += 1) await turn()
      came.push(Uint8Array.from(block))
      seen += block.byteLength
    }
  } catch (caught) {
    error = caught
  }
  await sending
  return { came: Buffer.concat(came), total, error, mostHeld }
}

/** Single bytes, and what sockets give; together often more than one block. */
const piece = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 100_000, max: 300_000 }))
const plays = fc.record({
  pieces: fc.array(piece, { maxLength: 30, size: 'max' }),
  slowness: fc.integer({ min: 0, max: 12 }),
  deaf: fc.boolean(),
  known: fc.boolean(),
  fails: fc.boolean(),
})

describe('a body in blocks', () => {
  it('brings every byte once and in order, however it comes and however slowly it is read', async () => {
    await fc.assert(
      fc.asyncProperty(plays, async (play) => {
        const { came, total, error } = await through(play)
        expect(came.byteLength).toBe(total)
        expect(came.equals(bytesAt(0, total))).toBe(true)
        expect(error).toEqual(play.fails ? new Error('cut') : null)
      }),
      { numRuns: 60 },
    )
  })

  it('holds three blocks and a piece at most, however slow the disk is', async () => {
    const pieces = Array.from({ length: 80 }, () => 200_001)
    const { mostHeld } = await through({ pieces, slowness: 20, deaf: false, known: true, fails: false })
    expect(mostHeld).toBeLessThanOrEqual(3 * bodyBlockBytes + 200_001)
  })

  it('takes no large memory for a small file', async () => {
    const body = createBlockBody({ pause: () => undefined, resume: () => undefined }, 5)
    body.take(bytesAt(0, 5))
    body.end()
    for await (const block of body.read()) expect(block.buffer.byteLength).toBe(5)
  })
})
