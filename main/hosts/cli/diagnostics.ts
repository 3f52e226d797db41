/** `budstikke diagnostics`: the text for whoever helps, on standard output. */
import { done, failed, type Outcome } from '../exit.ts'
import { call, type Client } from './client.ts'

export async function diagnostics(client: Client): Promise<Outcome> {
  const read = await call(client, 'diagnostics.read', {})
  return read.ok ? done(read.value, read.value.text.split('\n')) : failed(read.fault)
}
