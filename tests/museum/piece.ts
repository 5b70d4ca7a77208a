import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import type { Flow } from '@rose-ash/kernel/flows/flow'

/** Ids and other values of the day, by the names of their placeholders. */
export type Rows = Readonly<Record<string, string>>

/** Where instances are made and resumed: a context, and what stands around it. */
export interface Stage {
  readonly ctx: SharedContext
  close(): Promise<void>
}

/** One place at which instances of a flow lie. */
export interface Halt<S extends Stage> {
  /** What the instance waits for, in kebab-case: the end of the exhibit's name. */
  readonly name: string
  /** The version that came by here, when today's does not any more. */
  readonly version?: number
  /** Brings an instance here from the halt before; the first is reached by starting. */
  readonly reach?: (stage: S, id: string) => Promise<unknown>
  /** For a flow that waits for nothing: its worker dies after so many recorded steps. */
  readonly killedAfter?: number
  /** What happens in the domain while it lies here. */
  readonly meanwhile?: (stage: S, id: string) => Promise<unknown>
  /** What wakes it; time, when it is not given. */
  readonly signal?: { readonly key: string; readonly payload: unknown }
  /** The rows that this instance speaks of. */
  readonly names?: (stage: S, id: string) => Promise<Rows>
  /** The same rows, made today as the resumed instance should find them. */
  readonly remake?: (stage: S) => Promise<Rows>
  /** Fields of the output that depend on what else is in the database. */
  readonly varies?: readonly string[]
}

/** How instances of a flow come to each of its halts: all that `pnpm museum` and the test have to know of it. */
export interface Piece<S extends Stage = Stage> {
  readonly flow: Flow<S['ctx']>
  open(): Promise<S>
  /** Starts an instance in the demo co-op; its id. */
  start(stage: S): Promise<string>
  /** In the order in which an instance comes by. */
  readonly halts: readonly Halt<S>[]
}

/** Keeps the types of a piece's stage among themselves. */
export function definePiece<S extends Stage>(piece: Piece<S>): Piece {
  return piece as unknown as Piece
}

/** The stage of flows that need nothing but their database. */
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
