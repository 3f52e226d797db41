/**
 * «Send with Budstikke» and our links for everybody on the computer: what `installer.nsh` does for one person, as WiX
 * writes it. electron-builder has no setting for it, but lets the project be changed before the package is made.
 */
const anchor = '<ComponentGroup Id="ProductComponents" Directory="APPLICATIONFOLDER">'
const program = '&quot;[APPLICATIONFOLDER]Budstikke.exe&quot;'
const text = (value: string, more = ''): string => `<RegistryValue Type="string" Value="${value}"${more}/>`

/** What stands behind `--` is a word: no file name and no link can become a switch. */
const command = `<RegistryKey Key="command">${text(`${program} -- &quot;%1&quot;`)}</RegistryKey>`

const sendWith = (kind: string, isKeyPath: boolean): string =>
  [
    `<RegistryKey Root="HKLM" Key="Software\\Classes\\${kind}\\shell\\Budstikke">`,
    text('Send med Budstikke', isKeyPath ? ' KeyPath="yes"' : ''),
    text(`${program},0`, ' Name="Icon"'),
    command,
    '</RegistryKey>',
  ].join('')

const links = [
  '<RegistryKey Root="HKLM" Key="Software\\Classes\\budstikke">',
  text('URL:Budstikke'),
  text('', ' Name="URL Protocol"'),
  `<RegistryKey Key="shell\\open">${command}</RegistryKey>`,
  '</RegistryKey>',
].join('')

/** Removed with the program: WiX takes away what a component has written. */
const component = `<Component Id="SendWithBudstikke" Guid="*">${sendWith('*', true)}${sendWith('Directory', false)}${links}</Component>`

/** `project` is electron-builder's WiX project. Throws when it no longer looks as it did: nothing is left out silently. */
export function withSendWith(project: string): string {
  const [before, after, ...rest] = project.split(anchor)
  if (before === undefined || after === undefined || rest.length > 0)
    throw new Error('electron-builder has another WiX project than the one that was known.')
  return `${before}${anchor}\n      ${component}${after}`
}
