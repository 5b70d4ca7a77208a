import type { ProcessIdentity } from './process-identity.ts'
import type { ProcessStatus } from './supervised-process.ts'

/** One process in `processes.json` and `rose ps`. */
export interface ProcessRow extends ProcessIdentity {
  readonly name: string
  readonly url: string
  readonly status: ProcessStatus
  readonly restarts: number
  readonly logFile: string
}
