import { BLOCK_SIZE } from './blocks.ts'
import type { Execution, Scope, Turn } from './execution.ts'

export function createScope(execution: Execution, base = 0, parent?: Scope): Scope {
  const scope = { execution, parent, base, next: base, turn: undefined, abandoned: new AbortController() }
  execution.scopes.push(scope)
  return scope
}

/** Takes the next position of a line. Undefined when a step of it has begun and not returned. */
export function beginTurn(scope: Scope): Turn | undefined {
  if (scope.turn) return undefined
  const turn: Turn = { position: scope.next, isParked: false, resting: Promise.withResolvers() }
  scope.next += 1
  scope.turn = turn
  scope.execution.asked.add(turn.position)
  return turn
}

/** Keeps a line busy while its branches run. */
export function holdTurn(scope: Scope): void {
  const resting = Promise.withResolvers<void>()
  resting.resolve()
  scope.turn = { position: scope.next - 1, isParked: false, resting }
}

export function endTurn(scope: Scope): void {
  scope.turn?.resting.resolve()
  scope.turn = undefined
}

/** The first positions of as many new blocks. */
export function takeBlocks(execution: Execution, count: number): number[] {
  const first = execution.nextBlock
  execution.nextBlock += count * BLOCK_SIZE
  return Array.from({ length: count }, (_, index) => first + index * BLOCK_SIZE)
}

/**
 * Ends lines that lost a race, with the branches that they opened. Resolves when none of their steps works any more, with the positions of
 * the steps whose outcome their code has not seen.
 */
export async function abandon(losers: readonly Scope[]): Promise<number[]> {
  const [first] = losers
  if (!first) return []
  const { execution } = first
  const lines = execution.scopes.filter((scope) => losers.some((loser) => isWithin(scope, loser)))
  for (const { abandoned } of lines) abandoned.abort(new Error('another branch has won the race'))
  const turns = lines.flatMap(({ turn }) => turn ?? [])
  await Promise.all(turns.map(({ resting }) => resting.promise))
  execution.parked -= turns.filter(({ isParked }) => isParked).length
  return turns.map(({ position }) => position)
}

/** What was to be undone in branches of a race counts until the race is decided: a replay does not run them again. */
export function forgetUndos({ undos }: Execution, branches: readonly Scope[]): void {
  const kept = undos.filter(({ scope }) => !branches.some((branch) => isWithin(scope, branch)))
  undos.splice(0, undos.length, ...kept)
}

function isWithin(scope: Scope | undefined, outer: Scope): boolean {
  return scope !== undefined && (scope === outer || isWithin(scope.parent, outer))
}
