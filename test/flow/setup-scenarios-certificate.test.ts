/**
 * Failures of the set-up that only an enterprise certificate has: refused when its file is opened, and refused by
 * the practice Maskinporten, which looks into `x5c`. Prints scenario → step → sentence.
 */
import { X509Certificate } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { readKeyFile } from '../../main/identity/keys/read.ts'
import type { Fault, FaultCode } from '../../preload/contract/fault.ts'
import { expecting, keyFile, owner, patientClock, plainPassword, then } from '../support/key-files.ts'
import { allScopes } from './setup/newcomer.ts'
import { createTable, judge, type Refusal, type Scenario } from './setup/scenario.ts'
import { startStage, type Stage } from './setup/stage.ts'

const table = createTable()
afterAll(table.print)

interface Holder extends Stage {
  readonly profileId: string
}
const clientId = 'cccccccc-0000-4000-8000-000000000001'
const otherOrganisation = '310333603'
const day = 86_400_000
/** Key, certificate and the certificates of its issuers. */
const delivered = 'key-files/test-issuer.p12'
const forProduction = 'key-files/certificates-and-key.pem'
const content = (name: string): string => Buffer.from(keyFile(name)).toString('base64')

/** What is said of a file, whether it does not open or nothing in it will do. */
const opening =
  (file: string, password: string | null = plainPassword): Refusal<Holder>['act'] =>
  async ({ engine, profileId }): Promise<Fault> => {
    const input = { profileId, content: content(file), password }
    const reply = await engine.reply('keys.read', input)
    const reason = reply.ok ? reply.value.found[0]?.fault : reply.fault
    if (reason === null || reason === undefined) throw new Error(`${file} was taken`)
    return reason
  }
interface Attempt extends Refusal<Holder> {
  /** Our own organisation in practice, when left out. */
  readonly environmentId?: string
  readonly organisation?: string
}
const refused = (
  name: string,
  code: FaultCode,
  act: Attempt['act'],
  where: Pick<Attempt, 'environmentId' | 'organisation'> = {},
): Attempt => ({ ...{ name, step: 'key', code, act }, ...where })

const attempts: readonly Attempt[] = [
  refused('no password is given', 'key-password-needed', opening('test-p12/auth.p12', null)),
  refused('the password is wrong', 'key-password-wrong', opening('test-p12/auth.p12', 'feil')),
  refused('the key is an EC key', 'key-type-wrong', opening('test-p12/ec.p12')),
  refused('it is the certificate for encryption', 'certificate-for-encryption', opening('test-p12/enc.p12')),
  refused('it is the public certificate alone', 'key-public-only', opening('test-p12/auth.crt', null)),
  refused('the key is not in the file', 'key-missing-in-file', opening('key-files/certificates-only.p12')),
  refused('it is no key file', 'key-file-not-recognised', opening('README.md', null)),
  refused('it is another’s', 'certificate-of-another', opening(delivered), {
    organisation: otherOrganisation,
  }),
  // Opening a file asks nobody: these profiles have no client to ask with.
  refused('it is for tests', 'certificate-test-in-production', opening(delivered), {
    environmentId: 'production',
  }),
  refused('it is no test', 'certificate-production-in-test', opening(forProduction, null), {
    environmentId: 'tt02',
  }),
]

/** PEM of the certificate that vouches for ours. */
async function issuer(): Promise<string> {
  const files = await readKeyFile(keyFile(delivered), plainPassword, expecting(), patientClock)
  const der = files.ok ? files.value[0]?.material?.certificates[1] : undefined
  if (der === undefined) throw new Error('There is no issuer in the file')
  return new X509Certificate(der).toString()
}
const ends = async ({ engine, profileId }: Holder): Promise<number> => {
  const { keys } = await engine.call('keys.list', { profileId })
  return keys[0]?.certificate?.notAfter ?? 0
}

const scenarios: readonly Scenario<Holder>[] = [
  {
    ...{ name: 'nobody trusts the issuer', step: 'client', code: 'certificate-refused', number: 'MP-120' },
    spoil: ({ engine, profileId }) => engine.call('profiles.setClient', { profileId, clientId }),
  },
  {
    ...{ name: 'client and certificate have different owners', step: 'client', number: 'MP-122' },
    code: 'certificate-other-organisation',
    async spoil({ simulator }) {
      const { control } = simulator
      await control.request('POST', '/certificate-authority', { pem: await issuer() })
      await control.client({ clientId, organisation: otherOrganisation })
    },
    mend: ({ simulator }) => simulator.control.client({ clientId, organisation: owner }),
  },
  {
    ...{ name: 'the certificate is not in the grant as it should be', step: 'client', code: 'grant-refused' },
    ...{ who: 'digdir', number: 'MP-123' },
    spoil: ({ simulator }) =>
      simulator.control.trouble({
        match: { operation: 'token', times: null },
        action: {
          status: 400,
          body: JSON.stringify({
            error: 'invalid_grant',
            error_description:
              'MP-123: Invalid JWT header x5c. trace_id: 00000000-0000-4000-8000-000000000000',
          }),
        },
      }),
    mend: ({ simulator }) => simulator.control.noTrouble(),
  },
  {
    ...{ name: 'client and certificate are right, a service is missing', step: 'service' },
    code: 'service-missing',
    spoil: () => Promise.resolve(),
  },
  {
    ...{ name: 'the certificate has lapsed', step: 'key', code: 'certificate-expired' },
    spoil: async (stage) => stage.pass((await ends(stage)) - stage.engine.clock.now() + day),
  },
]

test('a certificate that cannot be used is refused in its own words, by the file or by Maskinporten', async () => {
  const stage = await startStage()
  const { engine, simulator } = stage
  // A day on which the certificates are valid, whenever this runs.
  await stage.pass(Math.max(0, then - engine.clock.now()))
  const profileIn = async (environmentId = 'practice', organisation = owner): Promise<Holder> => {
    const { id } = await engine.call('profiles.create', { environmentId, organisation })
    return { ...stage, profileId: id }
  }
  const holder = await profileIn()
  for (const { act, environmentId, organisation, ...refusal } of attempts) {
    const isOurs = environmentId === undefined && organisation === undefined
    const fault = await act(isOurs ? holder : await profileIn(environmentId, organisation))
    expect.soft({ name: refusal.name, code: fault.code }).toEqual({ name: refusal.name, code: refusal.code })
    table.add(refusal, fault)
  }

  const { profileId } = holder
  const { found } = await engine.call('keys.read', {
    profileId,
    content: content(delivered),
    password: plainPassword,
  })
  await engine.call('keys.take', { profileId, foundId: found[0]?.id ?? '', keyId: null })
  await engine.call('setup.tickTerms', { profileId, done: true })
  await simulator.control.client({ clientId, organisation: owner, scopes: allScopes, granted: allScopes })
  for (const scenario of scenarios) {
    await scenario.spoil(holder)
    const { fault } = judge(await stage.check(profileId), scenario)
    if (fault !== null) table.add(scenario, fault)
    await scenario.mend?.(holder)
  }
})
