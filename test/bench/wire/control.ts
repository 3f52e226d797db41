/** The practice environment's control address (README of the simulator). */
import { z } from 'zod'
import type { RunningPractice } from '../practice.ts'

const stateSchema = z.object({
  requests: z.record(z.string(), z.object({ total: z.number(), answers: z.record(z.string(), z.number()) })),
})
export type Requests = z.infer<typeof stateSchema>['requests']

async function ask(practice: RunningPractice, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${practice.control}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
  return JSON.parse(text)
}

export const order = async (practice: RunningPractice, path: string, body: unknown): Promise<void> => {
  await ask(practice, path, body)
}

/** Calls per operation since the last reset, and what they were answered. */
export async function requestsOf(practice: RunningPractice): Promise<Requests> {
  return stateSchema.parse(await ask(practice, '/state?transfers=1')).requests
}

export const answered = (requests: Requests, status: number): number =>
  Object.values(requests).reduce((all, { answers }) => all + (answers[String(status)] ?? 0), 0)
