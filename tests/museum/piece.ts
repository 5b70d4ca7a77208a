import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import type { Flow } from '@rose-ash/kernel/flows/flow'

/** Ids and other values that differ in each run, by the names of their placeholders in an exhibit. */
export type Rows = Readonly<Record<string, string>>

/** The surroundings in which instances are started and resumed: a context, and servers that stand for the outside world. */
export interface Stage {
  readonly ctx: SharedContext
  close(): Promise<void>
}

/** One point of a flow at which its instances wait. */
export interface Halt<S extends Stage> {
  /** What the instance waits for, in kebab-case; it is the last part of the exhibit's file name. */
  readonly name: string
  /** The version of the flow that waited here, when the current version does not. */
  readonly version?: number
  /** Moves an instance from the previous halt to this one; the first halt is reached by starting. */
  readonly reach?: (stage: S, id: string) => Promise<unknown>
  /** For a flow without waits: the number of recorded steps after which its worker is killed. */
  readonly killedAfter?: number
  /** What happens in the domain while the instance waits here. */
  readonly meanwhile?: (stage: S, id: string) => Promise<unknown>
  /** Wakes the instance. Default: time passes. */
  readonly signal?: { readonly key: string; readonly payload: unknown }
  /** The rows that this instance refers to. */
  readonly names?: (stage: S, id: string) => Promise<Rows>
  /** Makes the same rows with the current code, as the resumed instance should find them. */
  readonly remake?: (stage: S) => Promise<Rows>
  /** Fields of the output that depend on what else is in the database. */
  readonly varies?: readonly string[]
}

/** How instances of one flow reach each of its halts; `pnpm museum` and the test need nothing else. */
export interface Piece<S extends Stage = Stage> {
  readonly flow: Flow<S['ctx']>
  open(): Promise<S>
  /** Starts an instance in the demo co-op and returns its id. */
  start(stage: S): Promise<string>
  /** In the order in which an instance reaches them. */
  readonly halts: readonly Halt<S>[]
}

/** Infers the type of a piece's stage, so that its functions agree on it. */
export function definePiece<S extends Stage>(piece: Piece<S>): Piece {
  return piece as unknown as Piece
}

/** The stage of flows that need only the database. */
export async function openStage(app: SharedContext['app']): Promise<Stage> {
  const ctx = await createTestContext(app)
  return { ctx, close: () => ctx.close() }
}

const HERE = fileURLToPath(new URL('./pieces', import.meta.url))

/** Every `pieces/<flow>.piece.ts`. */
export async function readPieces(): Promise<Piece[]> {
  const files = globSync('*.piece.ts', { cwd: HERE }).toSorted()
  const modules = (await Promise.all(files.map((file) => import(`${HERE}/${file}`)))) as { piece: Piece }[]
  return modules.map(({ piece }) => piece)
}

export function exhibitName(piece: Piece, { name, version = piece.flow.version }: Halt<Stage>): string {
  return `${piece.flow.name}.v${version}.${name}.json`
}
