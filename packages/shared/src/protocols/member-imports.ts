import type { Tx } from '../db/client.ts'

export interface ImportedMember {
  readonly ghostId: string
  readonly email: string
  readonly name: string | null
  readonly note?: string | null
  readonly labels?: readonly string[]
  readonly createdAt?: Date
  /** Ghost ids or slugs of the newsletters the member gets. */
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

/** Members and newsletters taken over from another system. */
export interface MemberImportService {
  /** Idempotent by `ghostId`, then by address. Never signs a member up again for a newsletter they left. */
  upsertImportedMember(tx: Tx, member: ImportedMember): Promise<{ memberId: string; isNew: boolean }>
  upsertImportedNewsletter(tx: Tx, newsletter: ImportedNewsletter): Promise<{ newsletterId: string; isNew: boolean }>
}
