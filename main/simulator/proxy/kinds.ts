/** One demands a login, one breaks the encryption up and reads along. */
export const proxyKinds = ['login', 'intercept'] as const
export type ProxyKind = (typeof proxyKinds)[number]
