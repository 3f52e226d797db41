/**
 * Switches inside Electron's own binary, which nobody can turn back without breaking its signature: what a stolen
 * or misused copy of the program could otherwise be made to do. Not left to electron-builder, which knows only
 * eight of them and leaves the others as they come.
 */
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'

/** Every one is stated: the compiler asks for one that @electron/fuses learns, and flipping for one it does not know. */
export const fuses = {
  // The program cannot be started as a bare Node that runs any script under our name and signature.
  [FuseV1Options.RunAsNode]: false,
  // Nor be given code or a debugger through the environment or its parameters.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Its code comes from the archive alone, which must be the one it was signed with (macOS and Windows).
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  // Cookies on disk are sealed with a key of the system.
  [FuseV1Options.EnableCookieEncryption]: true,
  // `file://` is refused anyway; a page that came that way would have nothing more than one of the web.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // We have no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // As Electron has it: catching bad memory access of WebAssembly is faster than checking it, and as safe.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies Record<FuseV1Options, boolean>

/** Throws when the binary has a fuse that is not stated here. */
export async function setFuses(executable: string): Promise<void> {
  await flipFuses(executable, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...fuses })
}
