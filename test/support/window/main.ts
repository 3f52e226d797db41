/** The true window over the cardboard engine; `?rows=…&language=…&scene=…` chooses what is to be seen. */
import { createFakeBridge } from './fake-bridge.ts'

const wish = new URLSearchParams(location.search)
const languages = ['nb', 'nn', 'en'] as const
globalThis.budstikke = createFakeBridge({
  rows: Number(wish.get('rows') ?? 40),
  language: languages.find((language) => language === wish.get('language')) ?? 'nb',
  scene: wish.get('scene') ?? '',
  now: Date.now(),
})
await import('../../../renderer/main.tsx')
