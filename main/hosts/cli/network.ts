/** `budstikke network`: the hosts for the firewall, the way to each, and what has been chosen about it. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CommandInput } from '../../../preload/contract/commands.ts'
import { fault } from '../../../preload/contract/fault.ts'
import type { NetworkHost, NetworkResult, NetworkSettings } from '../../../preload/contract/network-models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { sentenceOf } from '../../../preload/contract/sentences/index.ts'
import { done, exitCodes, failed, UsageError, type Outcome } from '../exit.ts'
import { readPassphraseFile } from '../keychain/passphrase.ts'
import { call, type Client } from './client.ts'
import type { Parsed } from './parse.ts'
import type { CliText } from './text/index.ts'

function hostLine({ id, uses, from, isOptional }: NetworkHost, { text: { care } }: Client): string {
  const notes = [from === 'browser' ? care.browser : '', isOptional ? care.optional : '']
  return [id, uses.map((use) => care.uses[use]).join(', '), ...notes].filter((part) => part !== '').join('  ')
}

function settingLines(settings: NetworkSettings, { text: { care } }: Client): readonly string[] {
  const { proxy, systemCertificates, authorities, loginFor } = settings
  return [
    proxy.kind === 'address' ? `${care.proxy}: ${proxy.address}` : care.proxies[proxy.kind],
    care.certificates(systemCertificates, authorities.length),
    ...(loginFor === null ? [] : [care.loginFor(loginFor)]),
  ]
}

export async function showNetwork(client: Client): Promise<Outcome> {
  const found = await call(client, 'network.get', {})
  if (!found.ok) return failed(found.fault)
  const { hosts, settings } = found.value
  return done(found.value, [
    ...hosts.map((host) => hostLine(host, client)),
    ...settingLines(settings, client),
  ])
}

function resultLines(result: NetworkResult, { text: { care }, language }: Client): readonly string[] {
  const { way, certificate, intercepted, skewSeconds } = result
  const issuer = certificate?.issuer ?? null
  const facts = [
    ...(way === null ? [] : [`${way.proxy ?? care.direct} (${care.found[way.found]})`]),
    ...(way?.unread === true ? [care.unread] : []),
    ...(issuer === null ? [] : [care.issuer(issuer)]),
    ...(intercepted ? [care.intercepted] : []),
    ...(skewSeconds === null || Math.abs(skewSeconds) <= 1 ? [] : [care.skew(skewSeconds)]),
  ]
  const head = `${result.fault === null ? care.fine : '!!'}  ${result.id}  ${facts.join(' · ')}`
  if (result.fault === null) return [head]
  const { what, next } = sentenceOf(result.fault, language)
  return [head, `  ${what} ${next}`]
}

/** One after the other: each answer shows at once where somebody watches. */
export async function testNetwork(client: Client): Promise<Outcome> {
  const found = await call(client, 'network.get', {})
  if (!found.ok) return failed(found.fault)
  const results: NetworkResult[] = []
  for (const { id } of found.value.hosts.filter(({ from }) => from === 'program')) {
    client.progress?.(id)
    const tried = await call(client, 'network.test', { id })
    if (!tried.ok) return failed(tried.fault)
    results.push(tried.value)
  }
  const outcome = done(
    { results },
    results.flatMap((result) => resultLines(result, client)),
  )
  const broken = results.flatMap((result) => (result.fault === null ? [] : [result.fault]))
  const [first] = broken
  if (first === undefined) return outcome
  return {
    ...outcome,
    exit: broken.length === results.length ? exitCodes.fault : exitCodes.partly,
    fault: first,
  }
}

export interface NetworkOrder {
  readonly proxy: CommandInput<'network.set'>['proxy']
  readonly systemCertificates: boolean | undefined
  readonly authority: string | undefined
  readonly loginFile: string | undefined
}

/** Throws a usage error for values that do not exist, and for a login without the proxy that it is for. */
export function networkOrder({ values }: Parsed, text: CliText): NetworkOrder {
  const { proxy, except = [], authority } = values
  const system = values['system-certificates']
  const loginFile = values['login-file']
  if (system !== undefined && system !== 'on' && system !== 'off')
    throw new UsageError(text.invalid('--system-certificates', system))
  const address = proxy !== undefined && proxy !== 'system' && proxy !== 'none'
  if ((loginFile !== undefined || except.length > 0) && !address)
    throw new UsageError(text.missing('--proxy'))
  return {
    proxy: address
      ? { kind: 'address', address: proxy, exceptions: except }
      : proxy === undefined
        ? undefined
        : { kind: proxy },
    systemCertificates: system === undefined ? undefined : system === 'on',
    ...{ authority, loginFile },
  }
}

async function base64Of(file: string): Promise<Result<string>> {
  try {
    return success((await readFile(file)).toString('base64'))
  } catch {
    return failure(fault('file-unreadable', { values: { name: path.basename(file), path: file } }))
  }
}

async function loginOf(file: string, proxy: string): Promise<Result<CommandInput<'network.setLogin'>>> {
  const read = await readPassphraseFile(file)
  if (!read.ok) return read
  const [, user, password = ''] = /^([^:]+):(.*)$/.exec(read.value) ?? []
  return user === undefined
    ? failure(fault('passphrase-file-invalid', { values: { path: file } }))
    : success({ login: { proxy, user, password } })
}

export async function setNetwork(client: Client, order: NetworkOrder): Promise<Outcome> {
  const { proxy, systemCertificates, authority, loginFile } = order
  const read = authority === undefined || authority === 'none' ? success(null) : await base64Of(authority)
  if (!read.ok) return failed(read.fault)
  const changed = await call(client, 'network.set', {
    ...{ proxy, systemCertificates },
    ...(authority === undefined ? {} : { authorities: read.value }),
  })
  if (!changed.ok) return failed(changed.fault)
  if (loginFile === undefined || proxy?.kind !== 'address')
    return done(changed.value, settingLines(changed.value, client))
  const login = await loginOf(loginFile, proxy.address)
  if (!login.ok) return failed(login.fault)
  const kept = await call(client, 'network.setLogin', login.value)
  return kept.ok ? done(kept.value, settingLines(kept.value, client)) : failed(kept.fault)
}
