import type { KernelContext } from '../kernel-context.ts'
import { advanceHorizon } from '../log/advance-horizon.ts'
import { AUDIT_CHECKS } from './audit-checks.ts'
import type { Finding } from './finding.ts'

/** Checks every invariant of the kernel's tables; safe while the kernel runs. An empty list means that all hold. */
export async function auditKernel({ db }: Pick<KernelContext, 'db'>): Promise<Finding[]> {
  await advanceHorizon(db)
  const findings: Finding[] = []
  for (const { check, severity, find } of AUDIT_CHECKS) {
    for (const { subject, detail } of await find(db)) findings.push({ check, severity, subject, detail })
  }
  return findings
}
