import type { Tx } from '../db/client.ts'

export interface ImportedMember {
  readonly ghostId: string
  readonly email: string
  readonly name: string | null
  readonly note?: string | null
  readonly labels?: readonly string[]
  readonly createdAt?: Date
  /** Ghost ids or slugs of the member's newsletters. */
  readonly newsletters?: readonly string[]
}

export interface ImportedNewsletter {
  readonly ghostId: string
  readonly slug: string
  readonly name: string
  readonly description?: string | null
  readonly senderName?: string | null
  readonly senderEmail?: string | null
  readonly subscribeOnSignup?: boolean
  readonly position?: number
  readonly isArchived?: boolean
}

/** Imports of members and newsletters from another system. */
export interface MemberImportService {
  /** Idempotent by `ghostId`, then by address. Never subscribes a member again to a newsletter that they unsubscribed from. */
  upsertImportedMember(tx: Tx, member: ImportedMember): Promise<{ memberId: string; isNew: boolean }>
  upsertImportedNewsletter(tx: Tx, newsletter: ImportedNewsletter): Promise<{ newsletterId: string; isNew: boolean }>
}
