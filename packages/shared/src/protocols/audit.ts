import type { Tx } from '../db/client.ts'

/** What somebody with rights did. Never an address or a secret: entries cannot be deleted. */
export interface AuditFact {
  readonly actorId: string | null
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly details: Record<string, unknown>
}

export interface AuditService {
  /** Appends to the audit log, in the transaction of the act. */
  appendAudit(tx: Tx, fact: AuditFact): Promise<void>
}
