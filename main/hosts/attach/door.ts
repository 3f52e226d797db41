/** A door to the engine, whether it runs here or with the owner of the home. */
import type { Engine } from '../../engine.ts'

export type EngineDoor = Omit<Engine, 'start'>
