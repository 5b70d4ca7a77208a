import type { Command } from 'commander'
import { group } from '../group.ts'
import { print } from '../print.ts'

/** `rose projections rebuild NAME`: builds a projection again from the first row of the log, beside the live one, and swaps it in. */
export function registerProjectionsRebuild(program: Command): void {
  group(program, 'projections', 'read models made of the log')
    .command('rebuild <name>')
    .description('make a read model again from the first row of the log')
    .option('--json', 'JSON')
    .action(async (name: string, options: { json?: boolean }) => {
      const { withContext } = await import('../with-context.ts')
      const { PROJECTIONS } = await import('@rose-ash/domains/context/projections')
      const { rebuildProjection } = await import('@rose-ash/kernel/projections/rebuild-projection')
      const { generation, applied, position } = await withContext((ctx) => rebuildProjection(ctx, PROJECTIONS, name))
      print(
        { name, generation, applied, position: String(position) },
        options,
        () => `${name} is rebuilt up to row ${position} of the log.`,
      )
    })
}
