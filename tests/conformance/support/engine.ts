import type { ChildProcess } from 'node:child_process'
import type { ScriptName } from './scripts.ts'

export interface ShownFlow {
  /** `open`: running or waiting; engines differ in how they name these two. */
  readonly status: 'open' | 'completed' | 'failed' | 'cancelled'
  readonly output: unknown
}

/** An engine of durable flows as the scenarios use it. It works in processes of its own. */
export interface Engine {
  readonly name: 'rose' | 'dbos'
  /** Resolves when the process is ready. On SIGTERM it finishes its current work. */
  startWorker(): Promise<ChildProcess>
  start(script: ScriptName, key?: string): Promise<string>
  /** False when the flow accepts no more signals. */
  signal(id: string, topic: string, payload: unknown, key?: string): Promise<boolean>
  cancel(id: string): Promise<void>
  /** Starts a second instance with the results of the steps before `step`. */
  fork(id: string, step: number): Promise<string>
  /** Does what an operator must do before other workers can take the work of a frozen or killed worker. */
  takeFromLost(id: string): Promise<void>
  show(id: string): Promise<ShownFlow>
  /** Whether the flow waits and no worker runs it. An engine that ends a cancelled flow at once may leave this out. */
  isWaiting(id: string): Promise<boolean>
  /** Whether the step that writes `note` has begun. */
  hasBegun(id: string, note: string): Promise<boolean>
  /** The lines that the flow has written, in order. */
  notes(id: string): Promise<string[]>
  close(): Promise<void>
}
