import type { ServiceName } from '@rose-ash/shared/config/app-name'
import { SERVICE_NAMES } from '../processes/service-names.ts'
import { knownPorts } from './known-ports.ts'

export type StackPorts = Readonly<Record<ServiceName | 'postgres' | 'redis' | 'smtp' | 'mail' | 'sumup', number>>

/** A loopback port for each process of the stack. */
export function stackPorts(dataDir: string): Promise<StackPorts> {
  return knownPorts(dataDir, [...SERVICE_NAMES, 'postgres', 'redis', 'smtp', 'mail', 'sumup'])
}
