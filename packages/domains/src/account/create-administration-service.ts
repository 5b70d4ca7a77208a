import type { AdministrationService } from '@rose-ash/shared/protocols/administration'
import type { ServiceDeps } from '../context/service-deps.ts'
import { listClients } from '../identity/clients/list-clients.ts'
import { listAudit, verifyAudit } from './audit/verify-audit.ts'
import { acceptInvitation, revokeInvitation } from './invitations/accept-invitation.ts'
import { inviteMember } from './invitations/invite-member.ts'
import { findInvitation, listInvitations } from './invitations/read-invitations.ts'
import { resumeMember, suspendMember } from './members/suspend-member.ts'

/** What administrators do, bound to its implementation. */
export function createAdministrationService(deps: ServiceDeps): AdministrationService {
  return {
    suspendMember: (tx, input) => suspendMember(deps, tx, input),
    resumeMember: (tx, input) => resumeMember(deps, tx, input),
    inviteMember: (tx, input) => inviteMember(deps, tx, input),
    listInvitations: (tx) => listInvitations(deps, tx),
    findInvitation: (tx, token) => findInvitation(deps, tx, token),
    acceptInvitation: (tx, input) => acceptInvitation(deps, tx, input),
    revokeInvitation: (tx, input) => revokeInvitation(deps, tx, input),
    listAudit,
    verifyAudit,
    listClients,
  }
}
