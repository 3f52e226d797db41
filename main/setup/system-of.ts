/** The system that Budstikke is at Altinn for one client, and the rights it needs. platform.md §3.5. */
import type { Result } from '../../preload/contract/result.ts'
import { success } from '../../preload/contract/result.ts'
import type { NewSystem, RegisteredSystem, Rights } from '../altinn/system-users/system-register.ts'
import type { SetupPorts, SetupSubject } from './ports.ts'

/** Whoever owns the client: the supplier, or the organisation itself. */
export const vendorOf = ({
  supplier,
  organisation,
}: Pick<SetupSubject, 'supplier' | 'organisation'>): string => supplier?.organisation ?? organisation

/** Begins with the vendor's organisation number and an underscore; no spaces. */
export const systemIdOf = (subject: Pick<SetupSubject, 'supplier' | 'organisation'>): string =>
  `${vendorOf(subject)}_budstikke`

/** One per organisation and system; letter for letter the same in request and token. */
export const externalRefOf = ({ organisation }: Pick<SetupSubject, 'organisation'>): string =>
  `budstikke-${organisation}`

/** What the services of a profile need: the service itself, or the package its policy speaks of. */
export async function rightsOf(
  { altinn }: Pick<SetupPorts, 'altinn'>,
  { environment, services, messageServices }: SetupSubject,
  signal?: AbortSignal,
): Promise<Result<Rights>> {
  const resources = new Set<string>()
  const packages = new Set<string>()
  for (const { id } of [...services, ...messageServices]) {
    const demands = await altinn.registry.demands(environment, id, signal)
    if (!demands.ok && demands.fault.code !== 'service-unknown') return demands
    const [wanted] = demands.ok ? demands.value.packages : []
    if (wanted === undefined) resources.add(id)
    else packages.add(wanted)
  }
  return success({ resources: [...resources], packages: [...packages] })
}

/** True when the system has our client and everything that is needed. */
export function isComplete(system: RegisteredSystem, clientId: string, rights: Rights): boolean {
  return (
    system.clientIds.includes(clientId) &&
    rights.resources.every((one) => system.resources.includes(one)) &&
    rights.packages.every((one) => system.packages.includes(one))
  )
}

/** Keeps what the system has: another client or service of the same organisation may depend on it. */
export function merged(
  id: string,
  vendor: string,
  clientId: string,
  rights: Rights,
  known: RegisteredSystem | null,
): NewSystem {
  const both = (a: readonly string[], b: readonly string[] | undefined) => [...new Set([...(b ?? []), ...a])]
  return {
    ...{ id, vendor },
    clientIds: both([clientId], known?.clientIds),
    resources: both(rights.resources, known?.resources),
    packages: both(rights.packages, known?.packages),
  }
}
