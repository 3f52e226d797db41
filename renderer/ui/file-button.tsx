/** Chooses one file. The input itself is hidden; the button says what it is for. */
import { Button } from '@digdir/designsystemet-react'
import { useRef } from 'react'
import { Icon } from './icon.tsx'

export interface FileButtonProps {
  readonly children: string
  /** Endings, as an input takes them. */
  readonly accept: string
  readonly busy?: boolean
  readonly onFile: (file: File) => void
}

export function FileButton({ children, accept, busy = false, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={(event) => {
          const [file] = Array.from(event.target.files ?? [])
          // The same file may be chosen again after it was mended.
          event.target.value = ''
          if (file !== undefined) onFile(file)
        }}
      />
      <Button type="button" variant="secondary" loading={busy} onClick={() => input.current?.click()}>
        <Icon name="file" />
        {children}
      </Button>
    </>
  )
}
