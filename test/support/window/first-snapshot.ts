/** What the window is told at its start, in each scene. */
import { fault } from '../../../preload/contract/fault.ts'
import type { Moving, Settings } from '../../../preload/contract/models.ts'
import { freeQueue, type Snapshot } from '../../../preload/contract/snapshot.ts'
import { calendarOf, profileOf } from './data.ts'
import { messageServicesOf } from './message-handlers.ts'

/** Scenes in which nobody has been set up yet. */
const scenesOfNobody = ['no-profile', 'from-nothing', 'no-keychain']
const isNobody = (scene: string): boolean => scenesOfNobody.includes(scene)
export const isEmpty = (scene: string): boolean => scene === 'empty' || isNobody(scene)

/** One file each way; `done` bytes of the one that is sent. */
export function movingIn(scene: string, done: number): Moving[] {
  if (isEmpty(scene)) return []
  return [
    {
      id: 'out-0',
      profileId: 'practice',
      direction: 'out',
      fileName: 'lønn-oktober.xml',
      done,
      total: 640_000_000,
      speed: 38_200_000,
      secondsLeft: (640_000_000 - done) / 38_200_000,
    },
    {
      id: 'in-2',
      profileId: 'practice',
      direction: 'in',
      fileName: 'lønn-oktober.xml',
      done: done / 9,
      total: 77_777_777,
      speed: 4_000_000,
      secondsLeft: 12,
    },
  ]
}

export function snapshotOf(scene: string, language: Settings['language'], now: number): Snapshot {
  const [nobody, empty] = [isNobody(scene), isEmpty(scene)]
  const bandwidth = { up: 20, down: null, hours: { from: 22, to: 6 } }
  return {
    revision: 1,
    version: '0.1.0',
    queue: { ...freeQueue, paused: scene === 'queue-paused', ...(scene === 'queue-limits' && { bandwidth }) },
    profiles: nobody
      ? []
      : [
          {
            ...profileOf('practice', scene === 'production' ? 'production' : 'practice', 'Øving'),
            messageServices: [...messageServicesOf(scene)],
          },
          profileOf('tt02', 'test', 'Altinn test (TT02)'),
        ],
    environments: [
      { id: 'production', kind: 'production', name: 'Altinn' },
      { id: 'tt02', kind: 'test', name: 'Altinn test (TT02)' },
    ],
    activeProfileId: nobody ? null : 'practice',
    counters: {
      practice: {
        unread: empty ? 0 : 3,
        unconfirmed: 4,
        sending: empty ? 0 : 2,
        failed: scene === 'broken' ? 1 : 0,
        messages: { sending: 0, failed: scene === 'broken' ? 1 : 0 },
      },
    },
    health: {
      practice:
        scene === 'broken'
          ? { state: 'attention', fault: fault('exchange-refused'), checkedAt: now }
          : { state: scene === 'offline' ? 'offline' : 'ok', fault: null, checkedAt: now },
    },
    setup: {
      practice: {
        attention: scene === 'broken' || scene === 'setup-attention' ? 1 : 0,
        waiting: scene === 'setup-waiting' ? 1 : 0,
        done: true,
      },
    },
    lapsing: scene === 'lapsing' ? calendarOf(now).slice(0, 2) : [],
    moving: scene === 'queue-paused' ? [] : movingIn(scene, 275_000_000),
    settings: {
      language,
      confirmAutomatically: false,
      lookUpNames: false,
      welcomed: scene !== 'welcome',
      singleKeys: true,
      downloadFolder: { id: 'folder', label: '~/Nedlastinger/Budstikke' },
    },
  }
}
