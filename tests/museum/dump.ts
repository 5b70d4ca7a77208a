import { registerFlows } from '@rose-ash/kernel/flows/register-flows'
import { createFlowRunner } from '@rose-ash/kernel/flows/runner/flow-runner'
import { drainFlows } from '@rose-ash/kernel/testing/drain'
import { crashingContext } from '../../packages/kernel/tests/support/crashing-context.ts'
import { ANYTHING, type Exhibit } from './exhibit.ts'
import type { Halt, Piece, Rows, Stage } from './piece.ts'
import { recordInstance } from './record.ts'
import { wake } from './wake.ts'

/** Brings a new instance to a halt in the demo co-op, writes down how it lies there, and lets it go on to its end. */
export async function dumpExhibit(piece: Piece, halt: Halt<Stage>): Promise<string> {
  const stage = await piece.open()
  try {
    await registerFlows(stage.ctx, [piece.flow])
    const id = await (halt.killedAfter ? startAndKill(stage, piece, halt.killedAfter) : bringTo(stage, piece, halt))
    const recorded = await recordInstance(stage.ctx, id)
    const names = (await halt.names?.(stage, id)) ?? {}
    await halt.meanwhile?.(stage, id)
    const { status, output } = await wake(stage.ctx, id, { flow: piece.flow, signal: halt.signal })
    if (status !== 'completed') throw new Error(`${piece.flow.name} is ${status} after it lay at ${halt.name}`)
    const { signal, varies = [] } = halt
    return write({ ...recorded, ...(signal && { signal }), output: withoutVariable(output, varies) }, names)
  } finally {
    await stage.close()
  }
}

async function bringTo(stage: Stage, piece: Piece, halt: Halt<Stage>): Promise<string> {
  const id = await piece.start(stage)
  await drainFlows(stage.ctx, [piece.flow])
  for (const passed of piece.halts.slice(0, piece.halts.indexOf(halt) + 1)) {
    await passed.reach?.(stage, id)
    await drainFlows(stage.ctx, [piece.flow])
  }
  return id
}

/** Starts instances whose worker dies a statement later each time, until one has got just so far. */
async function startAndKill(stage: Stage, piece: Piece, steps: number): Promise<string> {
  for (let statement = 1; ; statement += 1) {
    const id = await piece.start(stage)
    const runner = createFlowRunner(crashingContext(stage.ctx, statement, 'after').ctx, [piece.flow as never])
    await runner.round().catch(() => 0)
    await runner.idle()
    const recorded = await stage.ctx.db.flowStep.count({ where: { flowId: id } })
    if (recorded === steps) return id
    if (recorded > steps) throw new Error(`${piece.flow.name} never lies just after ${steps} steps`)
    await drainFlows(stage.ctx, [piece.flow])
  }
}

function withoutVariable(output: unknown, varies: readonly string[]): unknown {
  return { ...(output as object), ...Object.fromEntries(varies.map((field) => [field, ANYTHING])) }
}

function write(exhibit: Exhibit, names: Rows): string {
  const { steps, ...rest } = exhibit
  const lines = steps.map((step) => `    ${JSON.stringify(step)}`).join(',\n')
  const text = JSON.stringify({ ...rest, steps: [] }, null, 2).replace('"steps": []', () => `"steps": [\n${lines}\n  ]`)
  const replaced = Object.entries(names)
    .filter(([, value]) => value !== '')
    .reduce((sofar, [name, value]) => sofar.replaceAll(value, `$${name}`), text)
  return `${replaced}\n`
}
