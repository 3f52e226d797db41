import type { CareText } from './care-text.ts'

const keeping = (days: number | null): string =>
  days === null ? 'alt blir teke vare på' : `blir sletta etter ${days} dagar`

export const careNn: CareText = {
  commands: {
    network: {
      brief: 'viser kva adresser Budstikke bruker, som ein brannmur må sleppe fram til',
      more: 'Miljøa til profilane; utan profilar produksjon og test. Viser òg vald mellomtenar og sertifikat.',
    },
    'network test': {
      brief: 'prøver vegen til kvar adresse: mellomtenar, namn, sertifikat og klokke',
      more: 'Avslutningskode 0 når alle svarer, 3 når nokon gjer det, 1 når ingen gjer det.',
    },
    diagnostics: {
      brief: 'skriv ein tekst til den som skal hjelpe, utan løyndommar',
      more: 'Versjonar, val, sjekkar, nettverket og slutten av loggen. Ingen nøklar, passord, fødselsnummer, filnamn eller titlar. Les han før du sender han.',
    },
    tidy: {
      brief: 'slettar det som er over og eldre enn så mange dagar',
      more: 'Filer som er mottekne av alle eller borte hos Altinn, og meldingar som er lesne og stadfesta; aldri det som er på veg, ulese, ustadfesta eller stansa. --bodies: berre teksten i meldingar. --always: gjer det til regel; «keep» tek vare på alt. Utan val blir reglane viste.',
    },
    'network set': {
      brief: 'bestemmer vegen ut',
      more: `--proxy system|none|VERT:PORT · --except NAMN…: hit går trafikken utanom
--login-file FIL: «brukar:passord» på éi linje, som berre eigaren kan lese; for mellomtenaren som er vald med VERT:PORT; blir lagt i kvelven
--authority FIL: rotsertifikat som òg skal godtakast (PEM eller CER); «none» fjernar det
--system-certificates on|off: om rotsertifikata til maskina gjeld`,
    },
  },
  uses: {
    login: 'innlogging (Maskinporten)',
    transport: 'filer og meldingar (Altinn)',
    names: 'namn på verksemder',
    scopes: 'liste over API-tilgangar',
    pages: 'sider du opnar',
  },
  browser: 'berre i nettlesaren',
  optional: 'berre når oppslag av namn er slått på',
  proxies: { system: 'Mellomtenar: som systemet har', none: 'Mellomtenar: ingen' },
  proxy: 'Mellomtenar',
  certificates: (system, added) =>
    `Rotsertifikat: ${system ? 'dei maskina har' : 'berre dei offentlege'}${added > 0 ? `, og ${added} lagde til` : ''}`,
  loginFor: (proxy) => `Innlogging finst for ${proxy}`,
  found: {
    'this-machine': 'denne maskina',
    chosen: 'vald i innstillingane',
    environment: 'miljøvariabel',
    system: 'innstillingane i systemet',
    script: 'skriptet i systemet (PAC)',
    nothing: 'ingen mellomtenar er sett',
  },
  direct: 'direkte',
  unread: 'berre skrivebordsvindauget kan lese skriptet',
  issuer: (issuer) => `sertifikat frå ${issuer}`,
  intercepted: 'ikkje ein offentleg utferdar: noko på vegen les trafikken',
  skew: (seconds) => `klokka går ${seconds} s feil`,
  fine: 'OK',
  rules: (historyDays, bodyDays) =>
    `Filer og meldingar: ${keeping(historyDays)} · tekst i meldingar: ${keeping(bodyDays)}`,
  swept: (files, messages, texts) =>
    `Sletta: ${files} filer i listene, ${messages} meldingar, teksten i ${texts} meldingar`,
}
