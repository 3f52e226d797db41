/** In place of the keychain where nobody is logged in: it would belong to somebody else, or ask a person. */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, type Result } from '../../../preload/contract/result.ts'
import type { SecretStore } from '../../ports.ts'

const missing = <T>(): Promise<Result<T>> => Promise.resolve(failure(fault('keychain-missing')))

/** Every answer is keychain-missing. */
export const noKeychain: SecretStore = { probe: missing, read: missing, write: missing, remove: missing }
