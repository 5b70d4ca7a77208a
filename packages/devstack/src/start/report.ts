/** Reports the progress of the stack. */
export interface Report {
  /** Runs a step and shows its title, duration and optional remark. */
  step<Result>(title: string, work: () => Promise<Result>, remark?: (result: Result) => string): Promise<Result>
  /** Reports an event outside the steps, such as the restart of a process. */
  notice(text: string): void
}

/** A report without output, for tests. */
export const SILENT: Report = { step: (_title, work) => work(), notice: () => {} }
