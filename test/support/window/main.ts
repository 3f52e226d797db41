/** The true window over the cardboard engine; `?rows=…&language=…&scene=…&host=…` chooses what is to be seen. */
import { createFakeBridge } from './fake-bridge.ts'

const wish = new URLSearchParams(location.search)
const languages = ['nb', 'nn', 'en'] as const
globalThis.budstikke = createFakeBridge({
  rows: Number(wish.get('rows') ?? 40),
  language: languages.find((language) => language === wish.get('language')) ?? 'nb',
  scene: wish.get('scene') ?? '',
  now: Date.now(),
  host: wish.get('host') === 'desktop' ? 'desktop' : 'browser',
  // Too long for an address.
  body: () => sessionStorage.getItem('message-body'),
})
await import('../../../renderer/main.tsx')
