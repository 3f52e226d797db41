/** Makes the icons of all three systems from the one mark, where electron-builder looks for them. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createDraw } from './draw.ts'
import { makeIcns } from './icns.ts'
import { makeIco } from './ico.ts'

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]

/** Apple’s grid: 824 of 1024 pixels. */
const macMargin = 100 / 1024

export function writeIcons(folder: string): void {
  const draw = createDraw()
  const linux = path.join(folder, 'icons')
  mkdirSync(linux, { recursive: true })
  writeFileSync(path.join(folder, 'icon.ico'), makeIco(draw))
  writeFileSync(path.join(folder, 'icon.icns'), makeIcns(createDraw(macMargin)))
  for (const size of linuxSizes) writeFileSync(path.join(linux, `${size}x${size}.png`), draw(size).png)
}
