import type { ProcessName } from '@rose-ash/shared/config/app-name'
import { PROCESS_NAMES } from '../processes/process-names.ts'
import { knownPorts } from './known-ports.ts'

export type StackPorts = Readonly<Record<ProcessName | 'postgres' | 'redis' | 'smtp' | 'mail' | 'sumup', number>>

/** A loopback port for each process of the stack. */
export function stackPorts(dataDir: string): Promise<StackPorts> {
  return knownPorts(dataDir, [...PROCESS_NAMES, 'postgres', 'redis', 'smtp', 'mail', 'sumup'])
}
