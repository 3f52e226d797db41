/** Who we are when we call Altinn: one profile's identity in one environment. */
import type { Environment } from '../environments.ts'
import type { Signer } from '../identity/signer.ts'

export interface SystemUser {
  /** Nine digits of the organisation that approved it. */
  readonly organisation: string
  /** Must equal the request's to the letter; null when none was given. */
  readonly externalRef: string | null
}

export interface Access {
  readonly environment: Environment
  /** Nine digits of the organisation we act as. */
  readonly organisation: string
  readonly clientId: string
  readonly signer: Signer
  readonly systemUser: SystemUser | null
}
