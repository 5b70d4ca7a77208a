import type { Tx } from '../db/client.ts'

/** What an entry of the audit log is about. */
export const AUDIT_SUBJECTS = ['member', 'invitation', 'client', 'registration-token', 'limit', 'work'] as const

/** What somebody with rights did. Never an address or a secret: entries cannot be deleted. */
export interface AuditFact {
  readonly actorId: string | null
  readonly action: string
  readonly subjectType: (typeof AUDIT_SUBJECTS)[number]
  readonly subjectId: string
  readonly details: Record<string, unknown>
}

export interface AuditService {
  /** Appends to the audit log, in the transaction of the act. */
  appendAudit(tx: Tx, fact: AuditFact): Promise<void>
}
