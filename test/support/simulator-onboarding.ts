/** The part of the practice environment's control that sets organisations up, or spoils how they are set up. */

type Request = (method: string, path: string, body?: unknown) => Promise<unknown>

export interface SelfServiceControl {
  acceptTerms(organisation: string, accepted?: boolean): Promise<void>
  /** Answers the client id; throws with `terms-missing` before the terms are accepted. */
  createClient(organisation: string, type?: 'maskinporten' | 'idporten'): Promise<string>
  removeClient(clientId: string): Promise<void>
  /** JWK or PEM as text; answers the key's id. */
  addKey(clientId: string, key: string): Promise<string>
  removeKey(clientId: string, kid: string): Promise<void>
  /** As if the keys had been uploaded so much earlier. */
  ageKeys(clientId: string, milliseconds: number): Promise<void>
  addScope(clientId: string, ...scopes: readonly string[]): Promise<void>
  removeScope(clientId: string, scope: string): Promise<void>
  askForScope(organisation: string, scope: string): Promise<void>
  /** As the owner of the scopes. */
  grant(organisation: string, ...scopes: readonly string[]): Promise<void>
  revoke(organisation: string, ...scopes: readonly string[]): Promise<void>
}

export interface SystemUserControl {
  /** Systems, system users and requests as they stand. */
  list(): Promise<OnboardingState>
  /** Throws with the code when whoever approves may not give what is asked. */
  approve(requestId: string): Promise<void>
  reject(requestId: string): Promise<void>
  deny(requestId: string): Promise<void>
  escalate(requestId: string): Promise<void>
  setStatus(requestId: string, status: RequestStatus): Promise<void>
  /** Who decides for an organisation; what is left out they hold all of. */
  approver(approver: {
    readonly organisation: string
    readonly isAccessManager?: boolean
    readonly packages?: readonly string[] | null
    readonly roles?: readonly string[] | null
    readonly refusal?: string | null
  }): Promise<void>
  /** Changes a system user: rights, packages, externalRef …; or removes it. */
  change(patch: Readonly<Record<string, unknown>> & { readonly id: string }): Promise<void>
  remove(id: string): Promise<void>
  /** Changes or makes a system: vendor, clientIds, rights, packages …; or removes it. */
  system(patch: Readonly<Record<string, unknown>> & { readonly id: string }): Promise<void>
  removeSystem(id: string): Promise<void>
}

export type RequestStatus = 'New' | 'Accepted' | 'Rejected' | 'Denied' | 'Timedout'

export interface OnboardingState {
  readonly systems: readonly {
    readonly id: string
    readonly vendor: string
    readonly clientIds: readonly string[]
    readonly rights: readonly string[]
    readonly packages: readonly string[]
  }[]
  readonly systemUsers: readonly {
    readonly id: string
    readonly systemId: string
    readonly organisation: string
    readonly externalRef: string
    readonly rights: readonly string[]
    readonly packages: readonly string[]
  }[]
  readonly requests: readonly {
    readonly id: string
    readonly kind: 'request' | 'changerequest'
    readonly systemId: string
    readonly organisation: string
    readonly externalRef: string
    readonly status: RequestStatus
    readonly escalated: boolean
  }[]
}

export function selfServiceControl(request: Request): SelfServiceControl {
  const act = async (order: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, string>>> =>
    (await request('POST', '/self-service', order)) as Record<string, string>
  const quietly = async (order: Readonly<Record<string, unknown>>): Promise<void> => {
    await act(order)
  }
  return {
    acceptTerms: (organisation, accepted = true) => quietly({ action: 'terms', organisation, accepted }),
    createClient: async (organisation, type = 'maskinporten') =>
      (await act({ action: 'create-client', organisation, type }))['clientId'] ?? '',
    removeClient: (clientId) => quietly({ action: 'remove-client', clientId }),
    addKey: async (clientId, key) => (await act({ action: 'add-key', clientId, key }))['kid'] ?? '',
    removeKey: (clientId, kid) => quietly({ action: 'remove-key', clientId, kid }),
    ageKeys: (clientId, ageMs) => quietly({ action: 'age-keys', clientId, ageMs }),
    async addScope(clientId, ...scopes) {
      for (const scope of scopes) await act({ action: 'add-scope', clientId, scope })
    },
    removeScope: (clientId, scope) => quietly({ action: 'remove-scope', clientId, scope }),
    askForScope: (organisation, scope) => quietly({ action: 'ask-scope', organisation, scope }),
    grant: (organisation, ...scopes) => quietly({ action: 'grant', organisation, scopes }),
    revoke: (organisation, ...scopes) => quietly({ action: 'revoke', organisation, scopes }),
  }
}

export function systemUserControl(request: Request): SystemUserControl {
  const post = async (path: string, body: unknown): Promise<void> => {
    await request('POST', path, body)
  }
  const decide = (action: string) => (id: string) => post('/system-user/request', { action, id })
  return {
    list: async () => (await request('GET', '/onboarding')) as OnboardingState,
    approve: decide('approve'),
    reject: decide('reject'),
    deny: decide('deny'),
    escalate: decide('escalate'),
    setStatus: (id, status) => post('/system-user/request', { action: 'set', id, status }),
    approver: (approver) => post('/system-user/approver', approver),
    change: (patch) => post('/system-user', patch),
    remove: (id) => post('/system-user', { id, remove: true }),
    system: (patch) => post('/system', patch),
    removeSystem: (id) => post('/system', { id, remove: true }),
  }
}
