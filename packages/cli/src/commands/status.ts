import type { Command } from 'commander'
import { print } from '../print.ts'
import type { Status } from '../status/read-status.ts'

/** `rose status`: what runs and what waits for somebody. Exit status 1 when something does. */
export function registerStatus(program: Command): void {
  program
    .command('status')
    .description('what runs and what waits: processes, the log, flows, reactions, read models')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const { readStatus } = await import('../status/read-status.ts')
      const status = await readStatus()
      print(status, options, () => inWords(status))
      if (!status.ok) process.exitCode = 1
    })
}

function inWords({ processes, log, flows, waiting }: Status): string {
  const open = flows.filter(({ status }) => status === 'running' || status === 'suspended')
  return [
    ...processes.map(({ ok, about }) => `${ok ? '✓' : '✗'} ${about}`),
    ...(log ? [`Log: ${log.last} facts, ready to be read up to ${log.horizon}`] : []),
    ...open.map(({ name, status, count }) => `Flow ${name}: ${count} ${status}`),
    ...waiting.map((line) => `✗ ${line}`),
  ].join('\n')
}
