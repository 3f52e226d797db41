/** Bokmål for messages in watched folders. */
export const folderMessageTexts = {
  takes: 'Legg også meldinger i mappen',
  takesHelp:
    'Hver melding får en mappe med teksten, opplysninger om den og vedleggene. Den dukker opp først når alt er hentet og kontrollert.',
  service: 'Meldinger fra tjenesten',
  marksRead: 'Merk meldinger som lest når de er trygt lagret',
  marksReadHelp:
    'Avsenderen får vite at organisasjonen har lest meldingen, selv om ingen har sett på den ennå. Uten dette står den som ulest til noen åpner den.',
  confirms: 'Bekreft mottak av meldinger som ber om det',
  confirmsHelp:
    'Å bekrefte er en rettslig handling som ikke kan gjøres om. Organisasjonen har da mottatt meldingen, og frister kan løpe fra da av, uten at noen har lest den. Mangler et vedlegg hos Altinn, bekrefter Budstikke ikke.',
  acts: { read: 'merkes som lest', confirm: 'mottak bekreftes' },
  fact: 'Meldinger',
  none: 'legges ikke i mappen',
  factRead: 'Merker som lest',
  factConfirms: 'Bekrefter meldinger',
  open: 'Se meldingen',
} as const
