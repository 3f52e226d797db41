/** What the system is to start, and where it is told so. */
import path from 'node:path'

export interface ServicePlan {
  readonly kind: 'systemd-user' | 'systemd-system' | 'launchd' | 'windows-task'
  /** The account it runs as; null = whoever installs it. */
  readonly account: string | null
  /** Absolute. */
  readonly home: string
  /** The program and its parameters; never a secret among them, since everybody on the machine can read them. */
  readonly command: readonly [string, ...string[]]
}

export interface PlanOrder {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly account: string | null
  /** Linux: for the machine, with its own account; otherwise for whoever installs it. */
  readonly forSystem: boolean
  /** The program that runs ours: the package's own Node, or the one of the project. */
  readonly node: readonly [string, ...string[]]
  /** Absolute paths of files that only the account may read. */
  readonly passphraseFile: string | null
  readonly webhookFile: string | null
  readonly healthPort: number | null
}

const kindOf = ({ platform, forSystem }: PlanOrder): ServicePlan['kind'] => {
  if (platform === 'win32') return 'windows-task'
  if (platform === 'darwin') return 'launchd'
  return forSystem ? 'systemd-system' : 'systemd-user'
}

export function planService(order: PlanOrder): ServicePlan {
  const { home, account, node, passphraseFile, webhookFile, healthPort } = order
  const command: [string, ...string[]] = [
    ...node,
    ...['run', '--home', home, '--no-keychain'],
    ...(passphraseFile === null ? [] : ['--vault-passphrase-file', passphraseFile]),
    ...(webhookFile === null ? [] : ['--webhook-file', webhookFile]),
    ...(healthPort === null ? [] : ['--health-port', String(healthPort)]),
  ]
  return { kind: kindOf(order), account, home, command }
}

/** A line break would begin a line of its own in a unit. */
export const isWritable = ({ command, account }: ServicePlan): boolean =>
  [...command, account ?? ''].every((word) => !/\p{Cc}/u.test(word))

export const unitName = 'budstikke.service'
export const launchdLabel = 'no.budstikke.service'
export const taskName = 'Budstikke'

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly userFolder: string
}

/** Where the text belongs; null where the system keeps it itself. */
export function fileOf({ kind }: ServicePlan, { env, userFolder }: Surroundings): string | null {
  const base = env['XDG_CONFIG_HOME'] || path.posix.join(userFolder, '.config')
  switch (kind) {
    case 'systemd-user':
      return path.posix.join(base, 'systemd', 'user', unitName)
    case 'systemd-system':
      return path.posix.join('/etc/systemd/system', unitName)
    case 'launchd':
      return path.posix.join('/Library/LaunchDaemons', `${launchdLabel}.plist`)
    case 'windows-task':
      return null
  }
}
