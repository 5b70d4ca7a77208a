import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { Member } from '@rose-ash/shared/protocols/member'
import { MEMBER_ROLES, type MemberRole } from '@rose-ash/shared/rights/roles'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { group } from '../group.ts'
import { print, table } from '../print.ts'

interface Options {
  readonly json?: boolean
  readonly search?: string
}

/** `rose members list|roles|suspend|resume`: members and their roles, for when the desk cannot be used. */
export function registerMembers(program: Command): void {
  const members = group(program, 'members', 'members and their roles')

  members
    .command('list')
    .description('members, newest first')
    .option('--search <text>', 'part of a name, address or handle')
    .option('--json', 'JSON')
    .action(async (options: Options) => {
      const { listMembers } = await import('@rose-ash/domains/account/members/list-members')
      const { withContext } = await import('../with-context.ts')
      const page = await withContext(({ db }) =>
        listMembers(db, { limit: 200, ...(options.search && { search: options.search }) }),
      )
      print(page.members, options, () => table(['address', 'name', 'roles', 'status'], page.members.map(line)))
    })

  members
    .command('roles <email> [roles...]')
    .description(`show a member's roles, or set exactly these (${MEMBER_ROLES.slice(1).join(', ')}; "none" for none)`)
    .option('--json', 'JSON')
    .action(async (email: string, wanted: string[], options: Options) => {
      const { withContext } = await import('../with-context.ts')
      const { setRoles } = await import('@rose-ash/domains/account/members/set-roles')
      const roles = wanted.length === 0 ? undefined : parseRoles(wanted)
      const member = await withContext(async (ctx) => {
        const found = await find(ctx, email)
        if (!roles) return found
        return ctx.transact((tx) => setRoles(ctx, tx, { memberId: found.id, roles, byId: null }))
      })
      print(member, options, () => line(member).join('  '))
    })

  for (const [name, words] of [
    ['suspend', 'sign a member out everywhere and let them in no more'],
    ['resume', 'let a suspended member in again'],
  ] as const)
    members
      .command(`${name} <email>`)
      .description(words)
      .option('--json', 'JSON')
      .action(async (email: string, options: Options) => {
        const { resumeMember, suspendMember } = await import('@rose-ash/domains/account/members/suspend-member')
        const { withContext } = await import('../with-context.ts')
        const change = name === 'suspend' ? suspendMember : resumeMember
        const member = await withContext(async (ctx) => {
          const { id } = await find(ctx, email)
          return ctx.transact((tx) => change(ctx, tx, { memberId: id, byId: null }))
        })
        print(member, options, () => line(member).join('  '))
      })
}

function parseRoles(wanted: readonly string[]): MemberRole[] {
  if (wanted.length === 1 && wanted[0] === 'none') return []
  const unknown = wanted.filter((role) => !(MEMBER_ROLES as readonly string[]).includes(role))
  if (unknown.length > 0)
    throw new CliError(`No such role: ${unknown.join(', ')}. There are: ${MEMBER_ROLES.join(', ')}.`)
  return wanted as MemberRole[]
}

async function find({ db }: Pick<SharedContext, 'db'>, email: string): Promise<Member> {
  const { findMember } = await import('@rose-ash/domains/account/members/find-member')
  const member = await findMember(db, { email: email.trim() })
  if (!member) throw new CliError(`No member has the address ${email}.`)
  return member
}

function line({ email, name, roles, status }: Member): string[] {
  return [email, name, roles.join(', '), status]
}
