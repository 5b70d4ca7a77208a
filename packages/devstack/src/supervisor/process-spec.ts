/** How to run one process and how to know that it is ready. */
export interface ProcessSpec {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Its address, for `rose ps`. */
  readonly url: string
  readonly logFile: string
  /** Resolves to true when it is ready. */
  readonly isReady: () => Promise<boolean>
  readonly stopSignal?: NodeJS.Signals
  /** Opens a channel to the process: our own Node processes exit when it closes, so they never outlive a killed supervisor. */
  readonly ipc?: boolean
  readonly uid?: number
  readonly gid?: number
}
