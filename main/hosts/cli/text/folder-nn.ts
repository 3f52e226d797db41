import type { FolderText } from './folder-text.ts'

export const folderNn: FolderText = {
  none: 'Ingen mapper er sette opp. Legg til ei med «budstikke folder add-out» eller «add-in».',
  kinds: { out: 'ut', in: 'inn' },
  states: { watching: 'blir følgd', paused: 'på pause', off: 'av' },
  items: {
    waiting: 'ventar',
    asks: 'ventar på svar',
    moving: 'på veg',
    done: 'ferdig',
    failed: 'feila',
    elsewhere: 'hos ei anna maskin',
  },
  counts: ({ waiting, asks, moving, doneToday, failed }) =>
    `${waiting} ventar, ${asks} ventar på svar, ${moving} på veg, ${doneToday} ferdige i dag, ${failed} feila`,
  waiting: {
    growing: 'blir kanskje skriven enno',
    empty: 'er tom enno',
    'side-car': 'ventar på JSON-fila si',
    marker: 'ventar på .done-fila si',
    'written-in-place': 'vart skriven på staden, ikkje flytt inn',
    'online-only': 'ligg berre i skya',
    turn: 'ventar på tur',
    held: 'er i bruk av eit anna program',
  },
  ignored: {
    ours: 'Budstikke sine eigne',
    'being-written': 'uferdige filer frå andre program',
    lock: 'låsefiler',
    backup: 'tryggingskopiar frå redigering',
    system: 'systemet sine eigne',
    hidden: 'gøymde',
    excluded: 'utelatne av reglane',
    companion: 'følgjer med ei anna fil',
    'not-a-file': 'ikkje vanlege filer',
    'wrong-level': 'feil nivå av mapper',
    'online-only': 'berre i skya',
  },
  would: (total) => `Ville blitt teke: ${total}`,
  stays: 'Blir liggjande:',
}
