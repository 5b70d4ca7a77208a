/** How to run one process and how to know that it is ready. */
export interface ProcessSpec {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Where it can be asked; shown by `rose ps`. */
  readonly url: string
  readonly logFile: string
  /** Resolves true when it can do its work. */
  readonly isReady: () => Promise<boolean>
  readonly stopSignal?: NodeJS.Signals
  /** Our own Node processes hold a channel to us and leave when it closes, so they cannot outlive a killed supervisor. */
  readonly ipc?: boolean
  readonly uid?: number
  readonly gid?: number
}
