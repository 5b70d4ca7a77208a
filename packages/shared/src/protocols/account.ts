import type { AuditService } from './audit.ts'
import type { InvitationService } from './invitations.ts'
import type { KeepsMemberRecords } from './member-data.ts'
import type { MemberImportService } from './member-imports.ts'
import type { MemberService } from './members.ts'
import type { NewsletterService } from './newsletters.ts'

/** The account requests of other domains, other apps and the server kit. Reads also accept `ctx.db` as `tx`. */
export interface AccountService
  extends MemberService,
    InvitationService,
    NewsletterService,
    MemberImportService,
    KeepsMemberRecords,
    AuditService {}
