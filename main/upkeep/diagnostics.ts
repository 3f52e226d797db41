/**
 * A text that somebody who helps can work with, and that the person reads before it goes anywhere: versions, choices,
 * verdicts of the checks, the network, and the end of the log. It is made of what is known to be harmless; nothing is
 * taken over as it is and cleaned afterwards.
 */
import os from 'node:os'
import type { VaultView } from '../../preload/contract/identity-models.ts'
import type { Profile, Settings } from '../../preload/contract/models.ts'
import type { NetworkResult, NetworkSettings } from '../../preload/contract/network-models.ts'
import type { Queue } from '../../preload/contract/queue-models.ts'
import type { SetupStep } from '../../preload/contract/setup-models.ts'
import type { ProfileCounters, ProfileHealth } from '../../preload/contract/snapshot.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import type { EnvironmentView } from '../../preload/contract/models.ts'
import { tellableLine, withoutPersons } from './log-lines.ts'

export interface DiagnosticFacts {
  readonly at: number
  readonly version: string
  readonly schema: number
  readonly settings: Settings
  readonly queue: Queue
  readonly network: NetworkSettings
  readonly results: readonly NetworkResult[]
  readonly environments: readonly EnvironmentView[]
  readonly profiles: readonly {
    readonly profile: Profile
    readonly counters: ProfileCounters
    readonly health: ProfileHealth
    readonly steps: readonly SetupStep[]
  }[]
  readonly vault: VaultView
  /** JSON lines, oldest first. */
  readonly log: readonly string[]
}

type Section = readonly [title: string, lines: readonly string[]]

const yes = (value: boolean): string => (value ? 'yes' : 'no')
const code = (fault: Fault | null): string => (fault === null ? '' : ` ${fault.code}`)
const day = (at: number): string => new Date(at).toISOString()

function program({ at, version, schema }: DiagnosticFacts): readonly string[] {
  const { node, sqlite = '?', electron } = process.versions
  const runs = electron === undefined ? `node ${node}` : `electron ${electron}, node ${node}`
  return [
    `made ${day(at)}`,
    `budstikke ${version}, data version ${schema}`,
    `${runs}, sqlite ${sqlite}`,
    `${process.platform} ${process.arch} ${os.release()}`,
    `time zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}`,
  ]
}

function choices({ settings, queue, network, vault }: DiagnosticFacts): readonly string[] {
  const { up, down, hours } = queue.bandwidth
  const rate = (value: number | null): string => (value === null ? 'free' : `${value} Mbit/s`)
  return [
    `language ${settings.language}`,
    `confirm by itself ${yes(settings.confirmAutomatically)}`,
    `look up names ${yes(settings.lookUpNames)}`,
    `queue paused ${yes(queue.paused)}, up ${rate(up)}, down ${rate(down)}${hours === null ? '' : `, ${hours.from}–${hours.to}`}`,
    `proxy ${network.proxy.kind}, system certificates ${yes(network.systemCertificates)}, added issuers ${network.authorities.length}, proxy login ${yes(network.loginFor !== null)}`,
    `vault ${vault.state}, opened by ${vault.openedBy.join(' and ') || 'nothing'}${code(vault.fault)}`,
  ]
}

function hosts({ results }: DiagnosticFacts): readonly string[] {
  if (results.length === 0) return ['not tried since the program was started']
  return results.map(({ id, way, certificate, intercepted, skewSeconds, status, fault }) =>
    [
      id,
      way === null
        ? 'no way'
        : `${way.proxy ?? 'direct'} (${way.found}${way.unread ? ', script unread' : ''})`,
      certificate === null ? 'no certificate' : `issuer ${certificate.issuer ?? '?'}`,
      ...(intercepted ? ['intercepted'] : []),
      ...(skewSeconds === null ? [] : [`skew ${skewSeconds} s`]),
      `status ${status ?? '-'}${code(fault)}`,
    ].join(', '),
  )
}

function profileLines({ profiles }: DiagnosticFacts): readonly string[] {
  return profiles.flatMap(({ profile, counters, health, steps }, position) => {
    const { environment, services, clientId, keyId, supplierProfileId } = profile
    const { unread, unconfirmed, sending, failed } = counters
    return [
      `${position + 1}: ${environment.id} (${environment.kind}), services ${services.length}, client ${yes(clientId !== null)}, key id ${yes(keyId !== null)}, supplier ${yes(supplierProfileId !== null)}`,
      `   unread ${unread}, unconfirmed ${unconfirmed}, sending ${sending}, failed ${failed}, health ${health.state}${code(health.fault)}`,
      ...steps.map(({ id, state, fault }) => `   ${id}: ${state}${code(fault)}`),
    ]
  })
}

export function diagnosticText(facts: DiagnosticFacts): string {
  const log = facts.log.map(tellableLine).filter((line) => line !== null)
  const sections: readonly Section[] = [
    ['Program', program(facts)],
    ['Choices', choices(facts)],
    ['Environments', facts.environments.map(({ id, kind }) => `${id} (${kind})`)],
    ['Profiles', profileLines(facts)],
    ['Network', hosts(facts)],
    [`Log, the last ${log.length} lines`, log],
  ]
  const body = sections.map(([title, lines]) => [`== ${title} ==`, ...lines, ''].join('\n')).join('\n')
  return withoutPersons(`Budstikke diagnostics\n\n${body}`)
}
