import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { group } from '../group.ts'
import { print } from '../print.ts'

interface FlowAnswer {
  readonly id: string
  readonly status: string
  readonly name?: string
}

/** `rose flows start|resume|show|list`: durable flows through the kernel's API. */
export function registerFlows(program: Command): void {
  const flows = group(program, 'flows', 'durable flows')

  flows
    .command('start <name> [json]')
    .description('start a flow with an input')
    .option('--json', 'JSON')
    .action(async (name: string, json: string | undefined, options: { json?: boolean }) => {
      const { askKernel } = await import('../kernel-client.ts')
      const flow = await askKernel<FlowAnswer>('POST', `/flows/${encodeURIComponent(name)}`, parseInput(json))
      print(flow, options, () => `${flow.id}  ${flow.status}`)
    })

  flows
    .command('resume <id> [json]')
    .description('hand a waiting flow what it waits for')
    .option('--json', 'JSON')
    .action(async (id: string, json: string | undefined, options: { json?: boolean }) => {
      const { askKernel } = await import('../kernel-client.ts')
      const flow = await askKernel<FlowAnswer>('POST', `/flows/${encodeURIComponent(id)}/resume`, parseInput(json))
      print(flow, options, () => `${flow.id}  ${flow.status}`)
    })

  flows
    .command('show <id>')
    .description('one flow with its steps and waits')
    .option('--json', 'JSON')
    .action(async (id: string, options: { json?: boolean }) => {
      const { askKernel } = await import('../kernel-client.ts')
      const flow = await askKernel<FlowAnswer>('GET', `/flows/${encodeURIComponent(id)}`)
      print(flow, options, () => JSON.stringify(flow, null, 2))
    })

  flows
    .command('list')
    .description('the newest flows')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const { askKernel } = await import('../kernel-client.ts')
      const { flows: rows } = await askKernel<{ flows: FlowAnswer[] }>('GET', '/flows')
      print(
        rows,
        options,
        () => rows.map(({ id, name, status }) => `${id}  ${name}  ${status}`).join('\n') || 'No flows yet.',
      )
    })
}

function parseInput(json: string | undefined): unknown {
  if (json === undefined) return {}
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new CliError(`The input is not JSON: ${(error as Error).message}`)
  }
}
