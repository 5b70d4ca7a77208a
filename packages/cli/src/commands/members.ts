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

/** `rose members list|roles|reset-factor|suspend|resume`: members and their roles, for when the desk cannot be used. */
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
      const { setRoles } = await import('@rose-ash/domains/account/roles/set-roles')
      const roles = wanted.length === 0 ? undefined : parseRoles(wanted)
      const member = await withContext(async (ctx) => {
        const found = await find(ctx, email)
        if (!roles) return found
        return ctx.transact((tx) => setRoles(ctx, tx, { memberId: found.id, roles, byId: null }))
      })
      print(member, options, () => line(member).join('  '))
    })

  members
    .command('reset-factor <email>')
    .description(
      'take a lost passkey and app for codes away after a delay; the member is told by letter and can stop it',
    )
    .option('--stop', 'stop a reset that is under way')
    .option('--json', 'JSON')
    .action(async (email: string, options: Options & { readonly stop?: boolean }) => {
      const { withContext } = await import('../with-context.ts')
      const { ResetRefusedError } = await import('@rose-ash/shared/protocols/resets')
      const { dueAt } = await withContext(async (ctx) => {
        const { id: memberId } = await find(ctx, email)
        const { identity } = ctx.services
        return ctx.transact(async (tx) => {
          if (options.stop) await identity.stopReset(tx, { memberId, byId: null })
          else await identity.requestReset(tx, { memberId, byId: null })
          return { dueAt: (await identity.findOpenReset(tx, memberId))?.dueAt }
        })
      }).catch((error) => {
        if (!(error instanceof ResetRefusedError)) throw error
        const isOpen = error.code === 'reset_open'
        throw new CliError(isOpen ? 'A reset is under way already.' : 'This member has nothing to reset.')
      })
      print({ email, dueAt: dueAt ?? null }, options, () =>
        dueAt ? `It is carried out at ${dueAt.toISOString()}, unless the member stops it.` : 'Nothing is under way.',
      )
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
