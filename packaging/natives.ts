/** Native code cannot be bundled: which packages have it, and for which computer. */

/** The keychain (main/hosts/keychain) and, per system, the package with its binary. */
export const native = '@napi-rs/keyring'

const suffixes: Readonly<Record<string, string>> = { linux: '-gnu', win32: '-msvc', darwin: '' }

/** `platform` and `arch` as Node names them. */
export const nativeBinary = (platform: string, arch: string): string =>
  `${native}-${platform}-${arch}${suffixes[platform] ?? ''}`
