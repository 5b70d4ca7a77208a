import type { AccountService } from '@rose-ash/shared/protocols/account'
import type { ServiceDeps } from '../context/service-deps.ts'
import { createProof } from '../identity/proofs/create-proof.ts'
import { peekProof, proofFor } from '../identity/proofs/proof-state.ts'
import { redeemOwnLink } from '../identity/proofs/redeem-own-link.ts'
import { redeemCode, redeemLink } from '../identity/proofs/redeem-proof.ts'
import { resumeProof } from '../identity/proofs/resume-proof.ts'
import { endSession, endSessions } from '../identity/sessions/end-session.ts'
import { keepSession } from '../identity/sessions/keep-session.ts'
import { listDevices, sessionOfSid } from '../identity/sessions/list-devices.ts'
import { createAdministrationService } from './create-administration-service.ts'
import { createCredentialService } from './create-credential-service.ts'
import { createRightsService } from './create-rights-service.ts'
import { ensureMember } from './members/ensure-member.ts'
import { findMember } from './members/find-member.ts'
import { getMembers } from './members/get-members.ts'
import { listMembers } from './members/list-members.ts'
import { noteSignIn, proveAddress } from './members/note-sign-in.ts'
import { setRoles } from './members/set-roles.ts'
import { updateProfile } from './members/update-profile.ts'
import { upsertImportedMember } from './members/upsert-imported-member.ts'
import { listSubscribers } from './newsletters/list-subscribers.ts'
import { findNewsletter, listNewsletters, listSubscriptions } from './newsletters/newsletters.ts'
import { completeSend, openSend, recordDelivery } from './newsletters/sends.ts'
import { setSubscription } from './newsletters/set-subscription.ts'
import { upsertImportedNewsletter } from './newsletters/upsert-imported-newsletter.ts'
import { markNotificationsRead } from './notifications/mark-notifications-read.ts'
import { countUnread, listNotifications } from './notifications/read-notifications.ts'

/** Binds the account protocol to its implementation on Prisma. */
export function createAccountService(deps: ServiceDeps): AccountService {
  return {
    ...createCredentialService(deps),
    ...createAdministrationService(deps),
    ...createRightsService(deps),
    listNotifications,
    countUnread,
    markNotificationsRead: (tx, input) => markNotificationsRead(deps, tx, input),
    getMember: (tx, id) => findMember(tx, { id }),
    getMembers,
    findByEmail: (tx, email) => findMember(tx, { email: email.trim() }),
    findByHandle: (tx, handle) => findMember(tx, { handle }),
    listMembers,
    ensureMember: (tx, input) => ensureMember(deps, tx, input),
    proveAddress: (tx, memberId) => proveAddress(deps, tx, memberId),
    noteSignIn: (tx, memberId) => noteSignIn(deps, tx, memberId),
    updateProfile: (tx, input) => updateProfile(deps, tx, input),
    setRoles: (tx, input) => setRoles(deps, tx, input),
    upsertImportedMember: (tx, input) => upsertImportedMember(deps, tx, input),
    upsertImportedNewsletter: (tx, input) => upsertImportedNewsletter(deps, tx, input),
    listNewsletters,
    findNewsletter,
    listSubscriptions,
    setSubscription: (tx, input) => setSubscription(deps, tx, input),
    listSubscribers,
    openSend,
    recordDelivery,
    completeSend: (tx, sendId) => completeSend(deps, tx, sendId),
    createProof: (tx, input) => createProof(deps, tx, input),
    peekProof: (tx, token) => peekProof(deps, tx, token),
    redeemLink: (tx, input) => redeemLink(deps, tx, input),
    redeemOwnLink: (sql, input) => redeemOwnLink(deps, sql, input),
    redeemCode: (tx, input) => redeemCode(deps, tx, input),
    proofFor: (tx, interactionUid) => proofFor(deps, tx, interactionUid),
    resumeProof: (tx, interactionUid) => resumeProof(deps, tx, interactionUid),
    keepSession: (sql, session) => keepSession(deps, sql, session),
    sessionOfSid,
    listDevices,
    endSession: (tx, input) => endSession(deps, tx, input),
    endSessions: (tx, input) => endSessions(deps, tx, input),
  }
}
