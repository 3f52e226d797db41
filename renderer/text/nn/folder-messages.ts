/** Nynorsk for messages in watched folders. */
export const folderMessageTexts = {
  takes: 'Legg òg meldingar i mappa',
  takesHelp:
    'Kvar melding får ei mappe med teksten, opplysningar om henne og vedlegga. Ho dukkar opp først når alt er henta og kontrollert.',
  service: 'Meldingar frå tenesta',
  marksRead: 'Merk meldingar som lesne når dei er trygt lagra',
  marksReadHelp:
    'Avsendaren får vite at organisasjonen har lese meldinga, sjølv om ingen har sett på henne enno. Utan dette står ho som ulesen til nokon opnar henne.',
  confirms: 'Stadfest mottak av meldingar som bed om det',
  confirmsHelp:
    'Å stadfeste er ei rettsleg handling som ikkje kan gjerast om. Organisasjonen har då motteke meldinga, og fristar kan gå frå då av, utan at nokon har lese henne. Manglar eit vedlegg hos Altinn, stadfestar Budstikke ikkje.',
  acts: { read: 'blir merkt som lesen', confirm: 'mottak blir stadfest' },
  fact: 'Meldingar',
  none: 'blir ikkje lagde i mappa',
  factRead: 'Merkjer som lesne',
  factConfirms: 'Stadfestar meldingar',
  open: 'Sjå meldinga',
} as const
