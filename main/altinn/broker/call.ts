/** One call to Broker. */
import { createServiceCall, type ServiceCall, type ServicePorts } from '../service-call.ts'
import { brokerFault } from './faults.ts'

export const readScope = 'altinn:broker.read'
export const writeScope = 'altinn:broker.write'

export function createBrokerCall(ports: ServicePorts): ServiceCall {
  return createServiceCall(ports, {
    name: 'Broker',
    base: '/broker/api/v1/filetransfer',
    faultOf: brokerFault,
  })
}
