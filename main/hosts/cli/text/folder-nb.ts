import type { FolderText } from './folder-text.ts'

export const folderNb: FolderText = {
  none: 'Ingen mapper er satt opp. Legg til en med «budstikke folder add-out» eller «add-in».',
  kinds: { out: 'ut', in: 'inn' },
  states: { watching: 'følges', paused: 'på pause', off: 'av' },
  items: {
    waiting: 'venter',
    asks: 'venter på svar',
    moving: 'på vei',
    done: 'ferdig',
    failed: 'feilet',
    elsewhere: 'hos en annen maskin',
  },
  counts: ({ waiting, asks, moving, doneToday, failed }) =>
    `${waiting} venter, ${asks} venter på svar, ${moving} på vei, ${doneToday} ferdig i dag, ${failed} feilet`,
  waiting: {
    growing: 'skrives kanskje ennå',
    empty: 'er tom ennå',
    'side-car': 'venter på JSON-filen sin',
    marker: 'venter på .done-filen sin',
    'written-in-place': 'ble skrevet på stedet, ikke flyttet inn',
    'online-only': 'ligger bare i skyen',
    turn: 'venter på tur',
    held: 'er i bruk av et annet program',
  },
  ignored: {
    ours: 'Budstikkes egne',
    'being-written': 'uferdige filer fra andre programmer',
    lock: 'låsefiler',
    backup: 'sikkerhetskopier fra redigering',
    system: 'systemets egne',
    hidden: 'skjulte',
    excluded: 'utelatt av reglene',
    companion: 'følger med en annen fil',
    'not-a-file': 'ikke vanlige filer',
    'wrong-level': 'feil nivå av mapper',
    'online-only': 'bare i skyen',
  },
  would: (total) => `Ville blitt tatt: ${total}`,
  stays: 'Blir liggende:',
}
