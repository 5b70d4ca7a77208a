import type { ChildProcess } from 'node:child_process'
import type { ScriptName } from './scripts.ts'

export interface ShownFlow {
  /** Whether it waits or runs is the engine's own affair: it is open. */
  readonly status: 'open' | 'completed' | 'failed' | 'cancelled'
  readonly output: unknown
}

/** An engine of durable flows as the scenarios see it: steered from here, at work in processes of its own. */
export interface Engine {
  readonly name: 'rose' | 'dbos'
  /** Resolves when the process works. SIGTERM lets it finish what it has in hand. */
  startWorker(): Promise<ChildProcess>
  start(script: ScriptName, key?: string): Promise<string>
  /** False when the flow takes none any more. */
  signal(id: string, topic: string, payload: unknown, key?: string): Promise<boolean>
  cancel(id: string): Promise<void>
  /** A second instance with the results of the steps before `step`. */
  fork(id: string, step: number): Promise<string>
  /** What an operator has to do so that others take what a frozen or killed worker holds. */
  takeFromLost(id: string): Promise<void>
  show(id: string): Promise<ShownFlow>
  /** Whether nobody works on it any more, because it waits. An engine that ends a cancelled flow at once need not tell. */
  isWaiting(id: string): Promise<boolean>
  /** Whether the step that writes `note` is at work or was. */
  hasBegun(id: string, note: string): Promise<boolean>
  /** The lines that the flow has written, in order. */
  notes(id: string): Promise<string[]>
  close(): Promise<void>
}
