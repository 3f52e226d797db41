/** Who lives in the practice world. The numbers are synthetic (first digit 2 or 3) with a right check digit. */

export interface PracticeOrganisation {
  readonly number: string
  readonly name: string
  /** The person acts as these; the others are partners that act by themselves. */
  readonly own: boolean
  /** Starts without client, terms, scopes and system user: a person sets it up from nothing. */
  readonly empty?: true
}

export const fjordby: PracticeOrganisation = { number: '213004107', name: 'Fjordby kommune', own: true }
export const nordlys: PracticeOrganisation = { number: '311556207', name: 'Nordlys Regnskap AS', own: true }
export const skatteverket: PracticeOrganisation = {
  number: '310904473',
  name: 'Skatteverket AS',
  own: false,
}
export const directorate: PracticeOrganisation = {
  number: '210778306',
  name: 'Øvingsdirektoratet',
  own: false,
}
export const hospital: PracticeOrganisation = { number: '314209508', name: 'Solvik sykehus HF', own: false }
export const bakery: PracticeOrganisation = { number: '312881403', name: 'Åsgård Bakeri AS', own: false }
export const county: PracticeOrganisation = {
  number: '215642704',
  name: 'Blåfjell fylkeskommune',
  own: false,
}
export const builder: PracticeOrganisation = {
  number: '310333603',
  name: 'Tømrer Bjørnstad & Sønn',
  own: false,
}
export const fishery: PracticeOrganisation = {
  number: '311467204',
  name: 'Havsund Fisk AS',
  own: true,
  empty: true,
}
export const nursery: PracticeOrganisation = {
  number: '213754084',
  name: 'Solbakken barnehage SA',
  own: true,
  empty: true,
}

export const organisations: readonly PracticeOrganisation[] = [
  fjordby,
  nordlys,
  skatteverket,
  directorate,
  hospital,
  bakery,
  county,
  builder,
  fishery,
  nursery,
]

/** Who has a client from the start. */
export const establishedOrganisations = organisations.filter(({ empty }) => empty !== true)
