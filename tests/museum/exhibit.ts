import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { Flow } from '@rose-ash/kernel/flows/flow'

export interface ExhibitStep {
  readonly position: number
  readonly name: string
  readonly kind: 'tx' | 'run' | 'sleep' | 'wait' | 'spawn'
  readonly state: 'done' | 'failed' | 'waiting' | 'retrying'
  readonly result?: unknown
  readonly error?: unknown
  readonly attempts?: number
  readonly waitKey?: string
}

/** Stands for whatever the day makes of a field of the output. */
export const ANYTHING = '$anything'

/** An instance as a released version left it, what wakes it, and what must come of it. `$name` stands for a row of the day. */
export interface Exhibit {
  readonly flow: string
  readonly version: number
  readonly input: object
  /** Put down to wait, or left by a worker that died. */
  readonly state: 'suspended' | 'interrupted'
  readonly steps: readonly ExhibitStep[]
  /** Absent when it is time that wakes it. */
  readonly signal?: { readonly key: string; readonly payload: unknown }
  readonly output: unknown
}

const HERE = fileURLToPath(new URL('./exhibits', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export const EXHIBITS = globSync('*.json', { cwd: HERE }).map((name) => basename(name))

export function exhibitFile(name: string): string {
  return `${HERE}/${name}`
}

/** Reads an exhibit and puts today's rows in for its placeholders. */
export function readExhibit(name: string, rows: Readonly<Record<string, string>> = {}): Exhibit {
  const text = readFileSync(exhibitFile(name), 'utf8')
  return JSON.parse(text.replace(/\$(\w+)/g, (placeholder, row) => rows[row] ?? placeholder)) as Exhibit
}

/** Every flow of every app, as its worker runs it, and the kernel's own. */
export async function readFlows(): Promise<Flow<SharedContext>[]> {
  const files = globSync(['apps/*/src/flows/*.flow.ts', 'packages/kernel/src/log/*.flow.ts'], { cwd: ROOT })
  const modules = await Promise.all(files.map((path) => import(`${ROOT}/${path}`)))
  return modules.flatMap((module) => Object.values(module)).filter(isFlow)
}

function isFlow(value: unknown): value is Flow<SharedContext> {
  return typeof value === 'object' && value !== null && 'run' in value && 'version' in value && 'input' in value
}
