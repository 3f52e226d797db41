/** `budstikke run` and `budstikke service …`: what works when nobody sits there. */
import path from 'node:path'
import type { Result } from '../../../preload/contract/result.ts'
import { success } from '../../../preload/contract/result.ts'
import { done, exitCodes, failed, UsageError, type Outcome } from '../exit.ts'
import { readPassphraseFile } from '../keychain/passphrase.ts'
import { surroundings } from '../ports.ts'
import { installService, removeService, serviceStatus, serviceText } from '../service/install.ts'
import { isWritable, planService, type ServicePlan } from '../service/plan.ts'
import { serviceProgram } from '../service/program.ts'
import { runUnattended } from '../unattended/run.ts'
import { isWebhookAddress } from '../unattended/webhook.ts'
import { nothingMore, portOf, timeoutOf } from './orders.ts'
import type { Parsed } from './parse.ts'
import { passphraseOf } from './run.ts'
import type { CliText } from './text/index.ts'
import type { UnattendedKey } from './text/unattended-text.ts'

/** An hour: a night's batch, and no process that hangs until the next night. */
const defaultPatience = 3_600_000

function healthPortOf({ values }: Parsed, text: CliText): number | null {
  const port = values['health-port']
  return port === undefined ? null : portOf({ ...values, port }, text)
}

async function webhookOf({ values }: Parsed, text: CliText): Promise<Result<string | null>> {
  const { webhook, 'webhook-file': file } = values
  // The same rules as for a passphrase: an address may hold what lets one in.
  const read = file === undefined ? success(webhook ?? null) : await readPassphraseFile(file)
  if (read.ok && read.value !== null && !isWebhookAddress(read.value)) {
    // Not repeated: it may hold a password.
    throw new UsageError(text.invalid(file === undefined ? '--webhook' : '--webhook-file', '…'))
  }
  return read
}

async function runHere(parsed: Parsed, home: string, text: CliText): Promise<Outcome> {
  const { once, check, json, 'no-keychain': noKeychain } = parsed.values
  const webhook = await webhookOf(parsed, text)
  if (!webhook.ok) return failed(webhook.fault)
  return runUnattended({
    ...{ home, passphrase: passphraseOf(parsed.values), webhook: webhook.value },
    mode: check === true ? 'check' : once === true ? 'once' : 'serve',
    hasKeychain: noKeychain !== true,
    patience: timeoutOf(parsed.values, text) ?? defaultPatience,
    healthPort: healthPortOf(parsed, text),
    asJson: json ?? false,
  })
}

const absolute = (file: string | undefined): string | null => (file === undefined ? null : path.resolve(file))

function planOf(parsed: Parsed, home: string, text: CliText): ServicePlan {
  const { values } = parsed
  const { platform } = surroundings
  const account = values.account ?? null
  const needsAccount = platform === 'darwin' || values.system === true
  if (needsAccount && account === null && parsed.key === 'service install') {
    throw new UsageError(text.missing('--account'))
  }
  const plan = planService({
    ...{ platform, home, account, forSystem: values.system ?? false, node: serviceProgram() },
    passphraseFile: absolute(values['vault-passphrase-file']),
    webhookFile: absolute(values['webhook-file']),
    healthPort: healthPortOf(parsed, text),
  })
  if (!isWritable(plan)) throw new UsageError(text.invalid('service install', '…'))
  return plan
}

async function install(parsed: Parsed, plan: ServicePlan, text: CliText): Promise<Outcome> {
  if (parsed.values.print === true) {
    const content = serviceText(plan)
    return done({ kind: plan.kind, text: content }, content.split('\n'))
  }
  const installed = await installService(plan)
  const { fault } = installed
  if (fault === undefined) return { ...installed, lines: [text.unattended.installed] }
  const isVault = /^(vault|keychain|passphrase)-/.test(fault.code)
  return isVault ? { ...installed, lines: [text.unattended.vaultHelp] } : installed
}

async function status(plan: ServicePlan, text: CliText): Promise<Outcome> {
  const { exit, value } = await serviceStatus(plan)
  const { runs, rests } = text.unattended
  return { exit, value, lines: [exit === exitCodes.done ? runs : rests] }
}

/** Throws a usage error. */
export async function unattended(
  key: UnattendedKey,
  parsed: Parsed,
  home: string,
  text: CliText,
): Promise<Outcome> {
  nothingMore(parsed, text)
  if (key === 'run') return runHere(parsed, home, text)
  const plan = planOf(parsed, home, text)
  if (key === 'service install') return install(parsed, plan, text)
  return key === 'service remove' ? removeService(plan) : status(plan, text)
}
