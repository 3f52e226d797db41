/** What is said to each system, in its order. Nothing is said through a shell. */
import path from 'node:path'
import { launchdLabel, taskName, unitName, type ServicePlan } from './plan.ts'

export type Command = readonly [file: string, ...parameters: string[]]

export interface SystemCommands {
  /** After the text is in its place; each must succeed. */
  readonly install: readonly Command[]
  /** Before it is installed anew or removed; may fail when there is none. */
  readonly stop: readonly Command[]
  readonly remove: readonly Command[]
  /** Succeeds while it runs. */
  readonly isActive: Command
}

function systemdCommands(forSystem: boolean, user: string): SystemCommands {
  const systemctl = (...words: string[]): Command =>
    forSystem ? ['systemctl', ...words] : ['systemctl', '--user', ...words]
  return {
    install: [
      systemctl('daemon-reload'),
      // Without it a person's services end with their last login.
      ...(forSystem ? [] : [['loginctl', 'enable-linger', user] as const]),
      systemctl('enable', '--now', unitName),
    ],
    stop: [systemctl('stop', unitName)],
    remove: [systemctl('disable', unitName)],
    isActive: systemctl('is-active', '--quiet', unitName),
  }
}

/** `file`: where the text lies. `systemRoot`: the folder of Windows. `user`: who installs it. */
export function systemCommands(
  { kind }: ServicePlan,
  { file, systemRoot, user }: { readonly file: string; readonly systemRoot: string; readonly user: string },
): SystemCommands {
  const schtasks = path.win32.join(systemRoot, 'System32', 'schtasks.exe')
  const powerShell = path.win32.join(systemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')
  const daemon = `system/${launchdLabel}`
  switch (kind) {
    case 'systemd-user':
    case 'systemd-system':
      return systemdCommands(kind === 'systemd-system', user)
    case 'launchd':
      return {
        install: [['/bin/launchctl', 'bootstrap', 'system', file]],
        stop: [['/bin/launchctl', 'bootout', daemon]],
        remove: [],
        isActive: ['/bin/launchctl', 'print', daemon],
      }
    case 'windows-task':
      return {
        install: [
          [schtasks, '/Create', '/TN', taskName, '/XML', file, '/F'],
          [schtasks, '/Run', '/TN', taskName],
        ],
        stop: [[schtasks, '/End', '/TN', taskName]],
        remove: [[schtasks, '/Delete', '/TN', taskName, '/F']],
        // What schtasks prints is in the language of the system.
        isActive: [
          ...([powerShell, '-NoLogo', '-NoProfile', '-NonInteractive', '-Command'] as const),
          `if ((Get-ScheduledTask -TaskName '${taskName}').State -ne 'Running') { exit 1 }`,
        ],
      }
  }
}
