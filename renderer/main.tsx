/** Opens the window: bridge, store, texts, view. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { pickBridge } from './bridge.ts'
import { createWindowStore, WindowContext } from './store.ts'
import { chosenLanguage, startTexts } from './text/index.ts'
import './window.css'

// First of all: it takes the one-time token out of the address.
const bridge = pickBridge()

startTexts(chosenLanguage(undefined))

const store = createWindowStore(bridge)
store.start()

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no place for the window')
createRoot(root).render(
  <StrictMode>
    <WindowContext value={store}>
      <App />
    </WindowContext>
  </StrictMode>,
)
