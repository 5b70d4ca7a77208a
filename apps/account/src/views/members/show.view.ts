import { publicUrl } from '@rose-ash/shared/config/base-config'
import { givenName, type Member } from '@rose-ash/shared/protocols/member'
import { dueAt } from '../../services/deletion/ask-for-deletion.ts'
import type { MemberDesk } from '../../services/members/read-member-desk.ts'
import { auditLines } from '../audit/audit-words.ts'
import { deviceLines } from '../devices/index.view.ts'
import { type OrderContext, orderWords } from '../orders/order-words.ts'
import { grantLine, type RefusedTerm } from './grant-words.ts'
import { memberLine, roleChoices } from './member-words.ts'
import { connectionLine, waysToSignIn } from './way-words.ts'

/** What was typed into a form of the page that was refused, and what is said beside it. */
export interface RefusedMember {
  readonly roles?: string | undefined
  readonly suspension?: string | undefined
  readonly until?: string | undefined
  readonly why?: string | undefined
  readonly note?: string | undefined
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly sure?: string | undefined
  readonly term?: RefusedTerm
  readonly typed?: {
    readonly roles?: readonly string[]
    readonly until?: string
    readonly why?: string
    readonly reason?: string
    readonly note?: string
    readonly name?: string
    readonly email?: string
  }
}

interface Shown {
  readonly member: Member
  readonly desk: MemberDesk
  readonly isAdministrator: boolean
  readonly refused: RefusedMember
  readonly now: Date
}

/** The page of a member, for those who look after members. */
export function memberView({ config, site }: OrderContext, { member, desk, isAdministrator, refused, now }: Shown) {
  const { grants, note, orders, leavingSince, access, names } = desk
  const { typed = {}, term, ...errors } = refused
  return {
    ...memberLine(site, member),
    // The heads of the sections would print it.
    href: undefined,
    isAdministrator,
    belongs: member.roles.includes('cooperator'),
    errors,
    typed: { ...typed, note: typed.note ?? note, name: typed.name ?? givenName(member) },
    leavingDay: leavingSince && site.day(dueAt(leavingSince)),
    choices: roleChoices({ roles: typed.roles ?? member.roles }),
    grants: grants.map((grant) => grantLine(site, grant, names, term?.role === grant.role ? term : undefined)),
    orders: orders.map((order) => ({
      ...orderWords({ config, site }, order),
      href: publicUrl(config, 'cart', `/desk/orders/${order.id}`),
    })),
    access: access && {
      devices: deviceLines(access.devices, { site, current: undefined, now }),
      ways: waysToSignIn(site, member, access),
      connections: access.connections.map((one) => connectionLine(site, one)),
      audit: auditLines(site, access.audit, names),
    },
  }
}
