import type { CareText } from './care-text.ts'

const keeping = (days: number | null): string =>
  days === null ? 'alt tas vare på' : `slettes etter ${days} dager`

export const careNb: CareText = {
  commands: {
    network: {
      brief: 'viser hvilke adresser Budstikke bruker, som en brannmur må slippe fram til',
      more: 'Miljøene til profilene; uten profiler produksjon og test. Viser også valgt mellomtjener og sertifikater.',
    },
    'network test': {
      brief: 'prøver veien til hver adresse: mellomtjener, navn, sertifikat og klokke',
      more: 'Avslutningskode 0 når alle svarer, 3 når noen gjør det, 1 når ingen gjør det.',
    },
    diagnostics: {
      brief: 'skriver en tekst til den som skal hjelpe, uten hemmeligheter',
      more: 'Versjoner, valg, sjekker, nettverket og slutten av loggen. Ingen nøkler, passord, fødselsnumre, filnavn eller titler. Les den før du sender den.',
    },
    tidy: {
      brief: 'sletter det som er over og eldre enn så mange dager',
      more: 'Filer som er mottatt av alle eller borte hos Altinn, og meldinger som er lest og bekreftet; aldri det som er på vei, ulest, ubekreftet eller stanset. --bodies: bare teksten i meldinger. --always: gjør det til regel; «keep» tar vare på alt. Uten valg vises reglene.',
    },
    'network set': {
      brief: 'bestemmer veien ut',
      more: `--proxy system|none|VERT:PORT · --except NAVN…: hit går trafikken utenom
--login-file FIL: «bruker:passord» på én linje, lesbar bare for eieren; for mellomtjeneren som er valgt med VERT:PORT; legges i hvelvet
--authority FIL: rotsertifikat som også skal godtas (PEM eller CER); «none» fjerner det
--system-certificates on|off: om maskinens egne rotsertifikater gjelder`,
    },
  },
  uses: {
    login: 'innlogging (Maskinporten)',
    transport: 'filer og meldinger (Altinn)',
    names: 'navn på virksomheter',
    scopes: 'liste over API-tilganger',
    pages: 'sider du åpner',
  },
  browser: 'bare i nettleseren',
  optional: 'bare når oppslag av navn er slått på',
  proxies: { system: 'Mellomtjener: som systemet har', none: 'Mellomtjener: ingen' },
  proxy: 'Mellomtjener',
  certificates: (system, added) =>
    `Rotsertifikater: ${system ? 'maskinens egne' : 'bare de offentlige'}${added > 0 ? `, og ${added} lagt til` : ''}`,
  loginFor: (proxy) => `Innlogging finnes for ${proxy}`,
  found: {
    'this-machine': 'denne maskinen',
    chosen: 'valgt i innstillingene',
    environment: 'miljøvariabel',
    system: 'systemets innstillinger',
    script: 'systemets skript (PAC)',
    nothing: 'ingen mellomtjener er satt',
  },
  direct: 'direkte',
  unread: 'skriptet kan bare leses av skrivebordsvinduet',
  issuer: (issuer) => `sertifikat fra ${issuer}`,
  intercepted: 'ikke en offentlig utsteder: noe på veien leser trafikken',
  skew: (seconds) => `klokken går ${seconds} s feil`,
  fine: 'OK',
  rules: (historyDays, bodyDays) =>
    `Filer og meldinger: ${keeping(historyDays)} · tekst i meldinger: ${keeping(bodyDays)}`,
  swept: (files, messages, texts) =>
    `Slettet: ${files} filer i listene, ${messages} meldinger, teksten i ${texts} meldinger`,
}
