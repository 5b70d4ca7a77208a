import type { KeepsMemberRecords } from './member-data.ts'
import type { MemberImportService } from './member-imports.ts'
import type { MemberService } from './members.ts'
import type { NewsletterService } from './newsletters.ts'

/** What other domains, other apps and the server kit ask of account. Reads accept `ctx.db` in place of a transaction. */
export interface AccountService extends MemberService, NewsletterService, MemberImportService, KeepsMemberRecords {}
