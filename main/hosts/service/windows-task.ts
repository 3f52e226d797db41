/** The task for Windows. S4U: it starts with the machine, without a login and without a password kept anywhere. */
import type { ServicePlan } from './plan.ts'
import { escaped } from './xml.ts'

/** As CommandLineToArgvW reads it back: backslashes count only in front of a quote. */
export function windowsArgument(word: string): string {
  if (/^[^\s"]+$/.test(word)) return word
  return `"${word.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`
}

/** The scheduler puts values in place of `$(…)` only in other fields; `%` is a variable for it. */
export function windowsTask({ account, home, command }: ServicePlan): string {
  const [program, ...parameters] = command
  const userId = account === null ? '' : `\n      <UserId>${escaped(account)}</UserId>`
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.4" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Budstikke: files and messages over Altinn</Description>
  </RegistrationInfo>
  <Triggers>
    <BootTrigger>
      <Enabled>true</Enabled>
      <Delay>PT30S</Delay>
    </BootTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">${userId}
      <LogonType>S4U</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Hidden>true</Hidden>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>255</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escaped(program)}</Command>
      <Arguments>${escaped(parameters.map(windowsArgument).join(' '))}</Arguments>
      <WorkingDirectory>${escaped(home)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`
}
