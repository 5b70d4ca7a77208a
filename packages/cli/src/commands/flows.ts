import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { group } from '../group.ts'
import { print } from '../print.ts'

interface FlowAnswer {
  readonly id: string
  readonly status: string
  readonly name?: string
  readonly error?: { readonly message: string; readonly step?: string } | null
  /** Of a start: no worker that runs the flow has been seen lately. */
  readonly waitsForWorker?: boolean
  /** Of a resume that nothing waited for. */
  readonly waitingFor?: readonly { readonly kind: string; readonly key: string }[]
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
      const nobody = flow.waitsForWorker
        ? ['It waits for a worker: none that runs this flow has been seen lately.']
        : []
      print(flow, options, () => [`${flow.id}  ${flow.status}`, ...nobody].join('\n'))
    })

  flows
    .command('resume <id> [json]')
    .description('hand a waiting flow what it waits for, or let a parked one go on')
    .option('--key <key>', 'the wait that is meant (default: the first that needs no key)')
    .option('--json', 'JSON')
    .action(async (id: string, json: string | undefined, options: { json?: boolean; key?: string }) => {
      const { askKernel } = await import('../kernel-client.ts')
      const query = options.key === undefined ? '' : `?key=${encodeURIComponent(options.key)}`
      const path = `/flows/${encodeURIComponent(id)}/resume${query}`
      const flow = await askKernel<FlowAnswer>('POST', path, parseInput(json))
      print(flow, options, () => [`${flow.id}  ${flow.status}`, ...notTaken(flow)].join('\n'))
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
    .description('the newest flows, and why those that failed or are parked did')
    .option('--status <status>', 'running, suspended, completed, failed, cancelled or parked')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean; status?: string }) => {
      const filter = options.status === undefined ? '' : `?status=${encodeURIComponent(options.status)}`
      const { askKernel } = await import('../kernel-client.ts')
      const { flows: rows } = await askKernel<{ flows: FlowAnswer[] }>('GET', `/flows${filter}`)
      print(rows, options, () => rows.map(lineOf).join('\n') || 'No flows yet.')
    })
}

function lineOf({ id, name, status, error }: FlowAnswer): string {
  return [id, name, status, error?.message].filter(Boolean).join('  ')
}

function notTaken({ waitingFor }: FlowAnswer): string[] {
  if (!waitingFor) return []
  const keys = waitingFor.filter(({ kind }) => kind === 'signal').map(({ key }) => key)
  return [`Nothing waits for that yet; it is kept. The flow waits for: ${keys.join(', ') || 'no signal'}`]
}

function parseInput(json: string | undefined): unknown {
  if (json === undefined) return {}
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new CliError(`The input is not JSON: ${(error as Error).message}`)
  }
}
