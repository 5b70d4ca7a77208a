import type { Command } from 'commander'
import { group } from '../group.ts'
import { print } from '../print.ts'

/**
 * `rose audit verify`: verifies the audit log's chain. Exit status 1 when an entry was changed, removed or inserted. The chain alone
 * cannot show missing entries at the end: give `--expect` the hash that an earlier run printed.
 */
export function registerAuditVerify(program: Command): void {
  group(program, 'audit', 'what administrators did')
    .command('verify')
    .description('check that no entry of the audit log was changed or removed')
    .option('--expect <hash>', 'the hash that an earlier run printed must still be in the chain')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean; expect?: string }) => {
      const { verifyAudit } = await import('@rose-ash/domains/account/audit/verify-audit')
      const { withContext } = await import('../with-context.ts')
      const verdict = await withContext(async ({ db }) => {
        const found = await verifyAudit(db)
        const isMissing = options.expect && !(await db.auditEntry.findUnique({ where: { hash: options.expect } }))
        if (found.ok && isMissing)
          return {
            ok: false as const,
            count: found.count,
            reason: 'the expected hash is not in it: its end was cut off',
          }
        return found.ok ? found : { ...found, seq: String(found.seq) }
      })
      print(verdict, options, () => inWords(verdict))
      if (!verdict.ok) process.exitCode = 1
    })
}

function inWords(verdict: { ok: boolean; count: number; lastHash?: string; seq?: string; reason?: string }): string {
  if (verdict.ok) return `✓ ${verdict.count} entries, each follows the one before it. Last hash: ${verdict.lastHash}`
  const where = verdict.seq === undefined ? 'The chain' : `Entry ${verdict.seq}`
  return `✗ ${where}: ${verdict.reason}. The ${verdict.count} entries before are as they were written.`
}
