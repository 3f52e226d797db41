/** The ways to answer that the sender offers: pages outside, each with its address. */
import { Button, Heading } from '@digdir/designsystemet-react'
import type { ReceivedMessageDetail } from '../../../preload/contract/message-models.ts'
import { plain, useText } from '../../text/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { linkAddress } from '../../ui/markdown-tree.ts'

export interface RepliesProps {
  readonly options: ReceivedMessageDetail['replyOptions']
  readonly onLink: (address: string) => void
}

export function Replies({ options, onLink }: RepliesProps) {
  const { t } = useText()
  if (options.length === 0) return null
  return (
    <section className="replies">
      <Heading level={3} data-size="2xs">
        {t('reading.replies')}
      </Heading>
      <ul>
        {options.map(({ address: target, text }, position) => {
          const address = linkAddress(target)
          const words = plain(text === '' ? target : text)
          return (
            <li key={`${position}-${target}`}>
              {address === null ? (
                <span>{words}</span>
              ) : (
                <Button variant="secondary" data-size="sm" onClick={() => onLink(address)}>
                  {words}
                  <Icon name="outside" />
                </Button>
              )}
              <bdi className="markdown-address quiet">{address ?? plain(target)}</bdi>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
