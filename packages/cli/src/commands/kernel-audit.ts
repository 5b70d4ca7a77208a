import type { Finding } from '@rose-ash/kernel/audit/finding'
import type { Command } from 'commander'
import { group } from '../group.ts'
import { print } from '../print.ts'

/** `rose kernel audit`: checks that effects, recorded steps and the log agree. Exit status 1 when they do not, 2 when all is right but something waits for an operator. */
export function registerKernelAudit(program: Command): void {
  group(program, 'kernel', 'the log and its flows')
    .command('audit')
    .description('check that effects, recorded steps and the log agree')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const { withContext } = await import('../with-context.ts')
      const { auditKernel } = await import('@rose-ash/kernel/audit/audit-kernel')
      const findings = await withContext(auditKernel)
      const isBroken = findings.some(({ severity }) => severity === 'broken')
      print({ ok: !isBroken, findings }, options, () =>
        findings.length === 0 ? 'Effects, steps and log agree.' : findings.map(describe).join('\n'),
      )
      process.exitCode = isBroken ? 1 : findings.length > 0 ? 2 : 0
    })
}

function describe({ check, severity, subject, detail }: Finding): string {
  return `${severity === 'broken' ? '✗' : '…'} ${subject}: ${detail} (${check})`
}
