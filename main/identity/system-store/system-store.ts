/** The certificate store of the system, as the port has it. */
export type { StoreCertificate, SystemStore } from '../../ports.ts'
