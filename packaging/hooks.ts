/** What electron-builder.yml has done between unpacking Electron and signing the result. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Arch, type AfterPackContext } from 'electron-builder'
import { setFuses } from './fuses.ts'
import { nativeBinary } from './natives.ts'
import { withSendWith } from './windows/msi.ts'

/** Where Electron's own application lies, and the natives outside the archive. */
function resourcesOf(
  { appOutDir, electronPlatformName, packager }: AfterPackContext,
  appName: string,
): string {
  return electronPlatformName === 'darwin'
    ? path.join(appOutDir, `${appName}.app`, 'Contents', 'Resources')
    : packager.getResourcesDir(appOutDir)
}

/** A given folder of Electron is taken whole, with the application that runs when there is no other. */
export function afterExtract(context: AfterPackContext): void {
  rmSync(path.join(resourcesOf(context, 'Electron'), 'default_app.asar'), { force: true })
}

/** Throws when the package would have no keychain on the computers it is for, or a fuse is not stated. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, arch, electronPlatformName, packager } = context
  const resources = resourcesOf(context, packager.appInfo.productFilename)
  const name = nativeBinary(electronPlatformName, Arch[arch])
  const native = path.join(resources, 'app.asar.unpacked', 'node_modules', name)
  if (!existsSync(native)) throw new Error(`${name} is missing: package on the kind of computer it is for.`)
  const extension = { darwin: '.app', win32: '.exe' }[electronPlatformName] ?? ''
  const executable = extension === '' ? packager.appInfo.name : packager.appInfo.productFilename
  await setFuses(path.join(appOutDir, `${executable}${extension}`))
}

/** The MSI's project, before it is compiled. */
export function msiProjectCreated(file: string): void {
  writeFileSync(file, withSendWith(readFileSync(file, 'utf8')))
}
