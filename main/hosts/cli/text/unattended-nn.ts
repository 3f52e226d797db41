import type { UnattendedText } from './unattended-text.ts'

export const unattendedNn: UnattendedText = {
  commands: {
    run: {
      brief: 'køyrer utan vindauge: sender og hentar til det blir stoppa',
      more: `Vindauget og dei andre kommandoane koplar seg til medan det køyrer. Ctrl+C eller SIGTERM stoppar i orden, med avslutningskode 0. Loggen kjem på standard ut, éi JSON-linje per hending; ord i ein terminal.
--once: sender alt i ut-mappene, hentar alt til inn-mappene og avsluttar (0 alt gjekk bra, 3 noko feila, 4 ikkje ferdig innan --timeout S, elles ein time)
--check: opnar dataa og kvelvet, og avsluttar
--no-keychain: berre passfrasen opnar kvelvet; nøkkelringen høyrer til den som er logga inn
--health-port P: /health og /metrics (OpenMetrics) på 127.0.0.1, utan namn på filer og verksemder
--webhook URL eller --webhook-file FIL: adresse som får vite om feil (https, eller denne maskina); i ei fil som berre eigaren kan lese når adressa er hemmeleg`,
    },
    'service install': {
      brief: 'lèt systemet starte det utan innlogging',
      more: `Prøver først å opne dataa og kvelvet slik tenesta kjem til å gjere det. Skriv ei systemd-eining (Linux), ein launchd-plist (macOS) eller ei planlagd oppgåve (Windows), og startar ho. Kan køyrast på nytt.
Utan innlogging finst det ingen nøkkelring: lag ein passfrase med «budstikke vault passphrase», og oppgje fila med --vault-passphrase-file.
--print: viser berre teksten · --system --account KONTO: for maskina og ikkje for deg (Linux) · --account KONTO: må til på macOS · --health-port P · --webhook-file FIL`,
    },
    'service status': { brief: 'viser om tenesta køyrer', more: 'Avslutningskode 0 når ho køyrer, elles 3.' },
    'service remove': {
      brief: 'stoppar tenesta og fjernar ho frå systemet',
      more: 'Data, nøklar og mapper blir liggjande.',
    },
  },
  installed: 'Tenesta er installert og starta. Ho startar sjølv når maskina gjer det.',
  vaultHelp:
    'Tenesta får ikkje opna kvelvet, og er ikkje installert. Lag ein passfrase: «budstikke vault passphrase --passphrase-file FIL», med ei fil som berre kontoen til tenesta kan lese. Køyr så «budstikke service install --vault-passphrase-file FIL».',
  runs: 'Tenesta køyrer.',
  rests: 'Tenesta køyrer ikkje.',
}
