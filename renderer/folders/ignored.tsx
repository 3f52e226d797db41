/** Files that are never sent from a folder, by their reasons, with some of their names. */
import type { FolderStatus } from '../../preload/contract/folder-models.ts'
import { plain, useText } from '../text/index.ts'

export function Ignored({ ignored, examples }: Pick<FolderStatus, 'ignored' | 'examples'>) {
  const { t, format } = useText()
  // Our own marker is no file of the person's.
  const theirs = ignored.filter(({ reason }) => reason !== 'ours')
  if (theirs.length === 0) return null
  const total = theirs.reduce((sum, { count }) => sum + count, 0)
  const namesOf = (reason: string): string =>
    examples
      .filter((example) => example.reason === reason)
      .map(({ name }) => plain(name))
      .join(', ')
  return (
    <details className="quiet-details">
      <summary>
        {t('folders.ignored')} ({format.number(total)})
      </summary>
      <ul className="folder-ignored">
        {theirs.map(({ reason, count }) => (
          <li key={reason}>
            {format.number(count)} {t(`folders.ignoredReasons.${reason}`)}
            {namesOf(reason) !== '' && <span className="quiet"> – {namesOf(reason)}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
