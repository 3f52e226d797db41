/** Paths of what lies outside Altinn's platform. */
export const places = {
  selfService: '/selvbetjening',
  scopeList: '/samarbeid/api/v1/scopes/all',
  organisationRegister: '/enhetsregisteret/api',
  approval: '/accessmanagement/ui/systemuser',
} as const
