import type { AccountService } from '@rose-ash/shared/protocols/account'
import type { ServiceDeps } from '../deps/service-deps.ts'
import { appendAudit } from './audit/append-audit.ts'
import { eraseMember } from './deletion/erase-member.ts'
import { collectMemberRecords } from './exports/collect-member-records.ts'
import { acceptInvitation } from './invitations/accept-invitation.ts'
import { findInvitation } from './invitations/read-invitations.ts'
import { ensureMember } from './members/ensure-member.ts'
import { findMember } from './members/find-member.ts'
import { getMembers } from './members/get-members.ts'
import { noteSignIn, proveAddress } from './members/note-sign-in.ts'
import { upsertImportedMember } from './members/upsert-imported-member.ts'
import { listNewsletters } from './newsletters/list-newsletters.ts'
import { listSubscribers } from './newsletters/list-subscribers.ts'
import { completeSend, openSend, recordDelivery } from './newsletters/sends.ts'
import { upsertImportedNewsletter } from './newsletters/upsert-imported-newsletter.ts'
import { roleGivenAt } from './roles/role-given-at.ts'

/** Binds the account protocol to its implementation on Prisma. */
export function createAccountService(deps: ServiceDeps): AccountService {
  return {
    getMember: (tx, id) => findMember(tx, { id }),
    getMembers,
    roleGivenAt,
    findByEmail: (tx, email) => findMember(tx, { email: email.trim() }),
    ensureMember: (tx, input) => ensureMember(deps, tx, input),
    proveAddress: (tx, memberId) => proveAddress(deps, tx, memberId),
    findInvitation: (tx, token) => findInvitation(deps, tx, token),
    acceptInvitation: (tx, input) => acceptInvitation(deps, tx, input),
    noteSignIn: (tx, memberId) => noteSignIn(deps, tx, memberId),
    upsertImportedMember: (tx, member) => upsertImportedMember(deps, tx, member),
    upsertImportedNewsletter: (tx, newsletter) => upsertImportedNewsletter(deps, tx, newsletter),
    listNewsletters,
    listSubscribers,
    openSend,
    recordDelivery,
    completeSend: (tx, sendId) => completeSend(deps, tx, sendId),
    appendAudit: (tx, fact) => appendAudit(deps, tx, fact),
    collectMemberRecords,
    eraseMember: (tx, member) => eraseMember(deps, tx, member),
  }
}
