import type { UnattendedText } from './unattended-text.ts'

export const unattendedNb: UnattendedText = {
  commands: {
    run: {
      brief: 'kjører uten vindu: sender og henter til det blir stoppet',
      more: `Vinduet og de andre kommandoene kobler seg til mens det kjører. Ctrl+C eller SIGTERM stopper i orden, med avslutningskode 0. Loggen kommer på standard ut, én JSON-linje per hendelse; ord i en terminal.
--once: sender alt i ut-mappene, henter alt til inn-mappene og avslutter (0 alt gikk bra, 3 noe feilet, 4 ikke ferdig innen --timeout S, ellers en time)
--check: åpner dataene og hvelvet, og avslutter
--no-keychain: bare passfrasen åpner hvelvet; nøkkelringen hører til den som er logget inn
--health-port P: /health og /metrics (OpenMetrics) på 127.0.0.1, uten navn på filer og virksomheter
--webhook URL eller --webhook-file FIL: adresse som får vite om feil (https, eller denne maskinen); i en fil som bare eieren kan lese når adressen er hemmelig`,
    },
    'service install': {
      brief: 'lar systemet starte det uten innlogging',
      more: `Prøver først å åpne dataene og hvelvet slik tjenesten vil gjøre det. Skriver en systemd-enhet (Linux), en launchd-plist (macOS) eller en planlagt oppgave (Windows), og starter den. Kan kjøres på nytt.
Uten innlogging er det ingen nøkkelring: lag en passfrase med «budstikke vault passphrase», og oppgi filen med --vault-passphrase-file.
--print: viser bare teksten · --system --account KONTO: for maskinen og ikke for deg (Linux) · --account KONTO: kreves på macOS · --health-port P · --webhook-file FIL`,
    },
    'service status': {
      brief: 'viser om tjenesten kjører',
      more: 'Avslutningskode 0 når den kjører, ellers 3.',
    },
    'service remove': {
      brief: 'stopper tjenesten og fjerner den fra systemet',
      more: 'Data, nøkler og mapper blir liggende.',
    },
  },
  installed: 'Tjenesten er installert og startet. Den starter selv når maskinen gjør det.',
  vaultHelp:
    'Tjenesten får ikke åpnet hvelvet, og er ikke installert. Lag en passfrase: «budstikke vault passphrase --passphrase-file FIL», med en fil som bare tjenestens konto kan lese. Kjør så «budstikke service install --vault-passphrase-file FIL».',
  runs: 'Tjenesten kjører.',
  rests: 'Tjenesten kjører ikke.',
}
