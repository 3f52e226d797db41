/** The unit for systemd, as hard as a program that reads and writes the person's own folders can be. */
import { exitCodes } from '../exit.ts'
import type { ServicePlan } from './plan.ts'

/** In a unit `%` begins a specifier, and in parameters `$` a variable; quotes and backslashes are as in C. */
const quoted = (word: string): string =>
  `"${word.replaceAll(/[\\"]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$')}"`

/** Works in a person's own manager too. MemoryDenyWriteExecute is left out: V8 writes the code that it runs. */
const everywhere = [
  'NoNewPrivileges=yes',
  'UMask=0077',
  'LockPersonality=yes',
  'RestrictRealtime=yes',
  'RestrictSUIDSGID=yes',
  'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK',
  'SystemCallArchitectures=native',
]
/**
 * Only the machine's manager may. `full`, not `strict`: a watched folder that is set up in the window tomorrow must
 * be writable without a new unit. No PrivateTmp: the socket that the window attaches through may lie there.
 */
const forTheMachine = [
  'ProtectSystem=full',
  'ProtectKernelTunables=yes',
  'ProtectKernelModules=yes',
  'ProtectKernelLogs=yes',
  'ProtectControlGroups=yes',
  'ProtectClock=yes',
  'ProtectHostname=yes',
  'ProtectProc=invisible',
  'PrivateDevices=yes',
  'RestrictNamespaces=yes',
  'CapabilityBoundingSet=',
  'AmbientCapabilities=',
  'SystemCallFilter=@system-service',
  'SystemCallErrorNumber=EPERM',
]

export function systemdUnit({ kind, account, command }: ServicePlan): string {
  const forSystem = kind === 'systemd-system'
  return [
    '[Unit]',
    'Description=Budstikke: files and messages over Altinn',
    ...(forSystem ? ['Wants=network-online.target', 'After=network-online.target'] : []),
    '',
    '[Service]',
    'Type=exec',
    `ExecStart=${command.map(quoted).join(' ')}`,
    ...(forSystem && account !== null ? [`User=${account}`] : []),
    'KillSignal=SIGTERM',
    'TimeoutStopSec=60',
    // A window that has the home for a while is waited for; a wrong command line is not tried again.
    'Restart=on-failure',
    'RestartSec=15',
    `RestartPreventExitStatus=${exitCodes.usage}`,
    ...everywhere,
    ...(forSystem ? forTheMachine : []),
    '',
    '[Install]',
    `WantedBy=${forSystem ? 'multi-user.target' : 'default.target'}`,
    '',
  ].join('\n')
}
