import type { ProcessIdentity } from './process-identity.ts'
import type { ProcessStatus } from './supervised-process.ts'

/** One process as `processes.json` and `rose ps` show it. */
export interface ProcessRow extends ProcessIdentity {
  readonly name: string
  readonly url: string
  readonly status: ProcessStatus
  readonly restarts: number
  readonly logFile: string
}
