import type { KeepsMemberRecords } from '@rose-ash/shared/protocols/member-data'
import type { MemberRightsService } from '@rose-ash/shared/protocols/member-rights'
import type { ServiceDeps } from '../context/service-deps.ts'
import { cancelDeletion, deletionRequestedAt, requestDeletion } from './deletion/deletion-requests.ts'
import { eraseMember } from './deletion/erase-member.ts'
import { listAddresses } from './deletion/list-addresses.ts'
import { collectMemberRecords } from './exports/collect-member-records.ts'
import { expireExport, findExport, finishExport, listExports, requestExport } from './exports/exports.ts'
import { confirmEmailChange, peekEmailChange, requestEmailChange } from './rights/change-email.ts'
import { listSecurityFacts } from './rights/list-security-facts.ts'

/** What members may ask about themselves, bound to its implementation. */
export function createRightsService(deps: ServiceDeps): MemberRightsService & KeepsMemberRecords {
  return {
    listSecurityFacts,
    requestEmailChange: (tx, input) => requestEmailChange(deps, tx, input),
    peekEmailChange: (tx, input) => peekEmailChange(deps, tx, input),
    confirmEmailChange: (tx, input) => confirmEmailChange(deps, tx, input),
    requestExport: (tx, memberId) => requestExport(deps, tx, memberId),
    finishExport: (tx, input) => finishExport(deps, tx, input),
    expireExport: (tx, exportId) => expireExport(deps, tx, exportId),
    listExports,
    findExport,
    deletionRequestedAt,
    requestDeletion: (tx, memberId) => requestDeletion(deps, tx, memberId),
    cancelDeletion: (tx, memberId) => cancelDeletion(deps, tx, memberId),
    listAddresses,
    collectMemberRecords,
    eraseMember: (tx, member) => eraseMember(deps, tx, member),
  }
}
