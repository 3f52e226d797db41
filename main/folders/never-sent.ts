/**
 * Files that lie in a watched folder and are never meant for a recipient: half-written ones under the names that
 * other programs use while they write, what systems leave behind, and our own (field-notes.md §5.1).
 */
import { markerName, nameKey, ourFolders, partialSuffix, reasonSuffix, receiptSuffix } from './names.ts'

/** Why a file stays where it is. Each has words in the window. */
export type NeverSentReason =
  /** Ours: marker, receipts, reasons, what is being received. */
  | 'ours'
  /** Another program is still writing it and will give it another name. */
  | 'being-written'
  /** Lock or owner file of an editor or office program. */
  | 'lock'
  /** An editor's copy of what was there before. */
  | 'backup'
  /** Written by the system for its own use. */
  | 'system'
  /** Its name begins with a dot: no system shows it, and most programs hide half-written files so. */
  | 'hidden'
  /** A cloud drive has the name here and the bytes elsewhere. */
  | 'online-only'

interface Rule {
  readonly reason: NeverSentReason
  readonly parts: readonly string[]
  readonly pattern: RegExp
}

const whole = (parts: readonly string[]): RegExp => new RegExp(`^(?:${parts.join('|')})$`, 'iu')
const rule = (reason: NeverSentReason, ...parts: readonly string[]): Rule => ({
  ...{ reason, parts },
  pattern: whole(parts),
})
const anyEnding = '.*\\.'
const ending = (...words: readonly string[]): string => `${anyEnding}(?:${words.join('|')})`
const literal = (text: string): string => text.replaceAll('.', '\\.')

const rules: readonly Rule[] = [
  rule('ours', ...[markerName, ...ourFolders].map(literal)),
  rule('ours', `.+${literal(reasonSuffix)}`, `.+${literal(receiptSuffix)}`, `.+${literal(partialSuffix)}`),

  // AppleDouble files, folder settings, thumbnails, network leftovers.
  rule('system', '\\.ds_store', '\\._.*', '\\.localized', '\\.apdisk', 'icon\\r', '\\.fseventsd'),
  rule('system', 'thumbs\\.db', 'ehthumbs(?:_vista)?\\.db', 'desktop\\.ini', '\\.directory'),
  rule('system', '\\.nfs[0-9a-f]{8,}', '\\.fuse_hidden.*', '\\.smbdelete.*', '\\.trash-\\d+'),

  rule('online-only', '\\..+\\.icloud', ending('cloud', 'cloudf', 'gsheet', 'gdoc', 'gslides', 'onedrive')),

  // Office, LibreOffice, vim, emacs.
  rule('lock', '~\\$.*', '\\.~lock\\..*#', '\\.#.*', ending('laccdb', 'ldb')),
  rule('lock', '\\..+\\.sw[a-p]', '\\.sw[a-p]', '4913', ending('lck', 'lock')),
  rule('backup', '.+~', '#.+#', ending('bak', 'orig'), '\\.saves-.*'),

  // Browsers, WinSCP, Cyberduck, FileZilla, torrent and download programs.
  rule('being-written', ending('crdownload', 'download', 'part', 'partial', 'filepart', 'opdownload')),
  rule(
    'being-written',
    'unconfirmed \\d+\\.crdownload',
    ending('aria2', '!ut', '!qb', 'dtapart', 'fdmdownload'),
  ),
  rule(
    'being-written',
    ending('tmp', 'temp', 'writing', 'uploading', 'incomplete', 'processing', 'inprogress'),
  ),
  // `name.XXXXXX.partial` of rclone and `.name.XXXXXX` of rsync (also with --delay-updates and --partial-dir).
  rule(
    'being-written',
    '.+\\.[0-9a-z]{6,8}\\.partial',
    '\\..+\\.[0-9a-z]{6}',
    '\\.~tmp~',
    '\\.rsync-partial',
  ),
  // Office writes eight hexadecimal digits, editors by rename a goutputstream or `sedXXXXXX`.
  rule(
    'being-written',
    '(?=.*[a-f])[0-9a-f]{8}',
    '~.*\\.tmp',
    '~wr[adlos]\\d{4}.*',
    '\\.goutputstream-.*',
    'sed[0-9a-z]{6}',
  ),
  rule(
    'being-written',
    '\\.syncthing\\..*\\.tmp',
    '~syncthing~.*',
    '\\.owncloudsync.*',
    '\\..*\\.~[0-9a-f]+',
  ),
  rule('being-written', '\\.com\\.google\\.chrome\\..*', '\\.tmp.*', '\\.~.*', '\\.sb-.*'),
  rule('hidden', '\\..*'),
]

const parts = rules.flatMap((one) => one.parts)
const endings = parts.filter((part) => part.startsWith(anyEnding))
const others = parts.filter((part) => !part.startsWith(anyEnding))
/**
 * Most names match nothing: one look for all rules, and one at the ending for all endings. With 100,000 names this is
 * what looking through a folder costs.
 */
const any = whole([
  ...others,
  `${anyEnding}(?:${endings.map((part) => part.slice(anyEnding.length)).join('|')})`,
])

/** Why a file of this name is never sent; null when it may be. */
export function neverSent(name: string): NeverSentReason | null {
  const key = nameKey(name)
  return any.test(key) ? (rules.find(({ pattern }) => pattern.test(key))?.reason ?? null) : null
}
