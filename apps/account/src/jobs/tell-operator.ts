import { auditKernel } from '@rose-ash/kernel/audit/audit-kernel'
import { type Alert, noteAlerts } from '@rose-ash/kernel/audit/note-alerts'
import { defineSchedule } from '@rose-ash/kernel/schedules/schedule'
import type { AppContext } from '../context.ts'

const NAMED = 5

/**
 * Writes to the administrators when flows fail, work is parked or falls behind, or an invariant of the kernel is broken: one letter for
 * all that is new, and none again for what goes on.
 */
export const tellOperator = defineSchedule<AppContext>({
  name: 'account.tell-operator',
  at: '*/5 * * * *',
  async run(ctx) {
    const findings = await auditKernel(ctx)
    await ctx.transact(async (tx) => {
      const alerts = await noteAlerts(tx, findings)
      if (alerts.length === 0) return
      const administrators = await tx.member.findMany({
        where: { status: 'active', roles: { some: { role: 'administrator' } } },
      })
      for (const { id, email } of administrators)
        await ctx.mail.enqueue(tx, {
          to: email,
          template: 'operator-alert',
          data: { coop: ctx.site.coop.name, alerts: alerts.map(inWords) },
          idempotencyKey: `operator-alert:${id}:${alerts.map(({ kind, since }) => `${kind} ${since.toISOString()}`).join()}`,
        })
    })
  },
})

/** No detail: errors may name people, and a letter is kept in many places. */
function inWords({ kind, findings }: Alert) {
  return {
    check: kind,
    isBroken: findings.some(({ severity }) => severity === 'broken'),
    count: findings.length,
    subjects: findings.slice(0, NAMED).map(({ subject }) => subject),
    hasMore: findings.length > NAMED,
  }
}
