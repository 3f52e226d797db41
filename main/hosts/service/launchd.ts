/** The property list for launchd: a daemon, because an agent starts only when its person logs in. */
import path from 'node:path'
import { launchdLabel, type ServicePlan } from './plan.ts'
import { escaped } from './xml.ts'

const text = (value: string): string => `<string>${escaped(value)}</string>`

export function launchdPlist({ account, home, command }: ServicePlan): string {
  const entries = [
    ['Label', text(launchdLabel)],
    ['ProgramArguments', `<array>\n${command.map((word) => `    ${text(word)}`).join('\n')}\n  </array>`],
    ...(account === null ? [] : [['UserName', text(account)]]),
    ['WorkingDirectory', text(home)],
    ['RunAtLoad', '<true/>'],
    // Ended in order it stays ended; everything else is started again.
    ['KeepAlive', '<dict>\n    <key>SuccessfulExit</key>\n    <false/>\n  </dict>'],
    ['ThrottleInterval', '<integer>15</integer>'],
    ['ExitTimeOut', '<integer>60</integer>'],
    ['ProcessType', text('Background')],
    ['Umask', '<integer>63</integer>'],
    // The log lies in the home already, and this one would grow for ever.
    ['StandardOutPath', text('/dev/null')],
    ['StandardErrorPath', text(path.posix.join(home, 'log', 'service-errors.log'))],
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    '<dict>',
    ...entries.map(([key, value]) => `  <key>${key}</key>\n  ${value}`),
    '</dict>',
    '</plist>',
    '',
  ].join('\n')
}
