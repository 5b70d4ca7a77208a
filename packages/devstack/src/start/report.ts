/** Tells whoever started the stack what it is doing. */
export interface Report {
  /** Runs a step, shows that it runs and how long it took; a step may end with a remark of its own. */
  step<Result>(title: string, work: () => Promise<Result>, remark?: (result: Result) => string): Promise<Result>
  /** Something worth knowing that is nobody's step: a process that ended and is started again. */
  notice(text: string): void
}

/** For tests: says nothing. */
export const SILENT: Report = { step: (_title, work) => work(), notice: () => {} }
