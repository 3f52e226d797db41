/** The certificate store of this system behind the port. Linux has none; the one of macOS has its place here. */
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock, StoreCertificate, SystemStore } from '../../ports.ts'
import { askHelper, type HelperProgram } from './helper.ts'
import {
  faultOfAnswer,
  listSchema,
  placeOf,
  referenceOf,
  signSchema,
  type HelperRequest,
} from './protocol.ts'
import { windowsHelper } from './windows.ts'

/** Milliseconds. PowerShell alone takes seconds on a machine with a scanner; a smart card waits for its PIN. */
const patience = { list: 60_000, sign: 120_000 }

/** A store that asks `helper`. */
export function createHelperStore(helper: HelperProgram, clock: Pick<Clock, 'sleep'>): SystemStore {
  const ask = async <T>(request: HelperRequest, schema: z.ZodType<T>): Promise<Result<T>> => {
    const answer = await askHelper(helper, request, clock, patience[request.do])
    if (!answer.ok) return answer
    const checked = schema.safeParse(answer.value)
    return checked.success
      ? success(checked.data)
      : failure(fault('system-store-unavailable', { technical: { text: 'The answer has another form.' } }))
  }
  return {
    async list() {
      const answer = await ask({ do: 'list' }, listSchema)
      if (!answer.ok) return answer
      return success(
        answer.value.certificates.map((one): StoreCertificate => ({
          reference: referenceOf(one),
          certificate: Uint8Array.from(Buffer.from(one.certificate, 'base64')),
          hasPrivateKey: one.hasPrivateKey,
        })),
      )
    },
    async sign(reference, data) {
      const place = placeOf(reference)
      if (place === null) return failure(fault('system-certificate-gone'))
      const digest = createHash('sha256').update(data).digest('base64')
      const answer = await ask({ do: 'sign', ...place, digest }, signSchema)
      if (!answer.ok) return answer
      const reason = faultOfAnswer(answer.value, place)
      if (reason !== null || !('signature' in answer.value))
        return failure(reason ?? fault('system-key-refused'))
      return success(Uint8Array.from(Buffer.from(answer.value.signature, 'base64')))
    },
  }
}

const nothingHere: SystemStore = {
  list: () => Promise.resolve(success([])),
  sign: () => Promise.resolve(failure(fault('system-certificate-gone'))),
}

export interface SystemStoreOptions {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly clock: Pick<Clock, 'sleep'>
}

/** Faults: as the port. */
export function createSystemStore({ platform, env, clock }: SystemStoreOptions): SystemStore {
  return platform === 'win32' ? createHelperStore(windowsHelper(env), clock) : nothingHere
}
