import { ensureMember } from '@rose-ash/domains/account/members/ensure-member'
import { updateProfile } from '@rose-ash/domains/account/members/update-profile'
import { setRoles } from '@rose-ash/domains/account/roles/set-roles'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { MemberRole } from '@rose-ash/shared/protocols/member'

interface DemoMember {
  readonly email: string
  readonly name: string
  readonly handle: string
  readonly bio: string
  /** Beside `cooperator`. */
  readonly roles?: readonly MemberRole[]
  /** Can be followed from the fediverse. */
  readonly isFederated?: true
}

const MEMBERS: readonly DemoMember[] = [
  {
    email: 'admin@rose.localhost',
    name: 'Ida Thorne',
    handle: 'ida',
    bio: 'Keeps the books and the keys.',
    roles: ['administrator'],
  },
  {
    email: 'maker@rose.localhost',
    name: 'Tom Wainwright',
    handle: 'tom',
    bio: 'Bakes on Tuesdays and Fridays, writes about it in between.',
    roles: ['editor', 'seller'],
    isFederated: true,
  },
  {
    email: 'member@rose.localhost',
    name: 'Ann Harker',
    handle: 'ann',
    bio: 'Comes for the bread and stays for the mending.',
  },
  {
    email: 'steward@rose.localhost',
    name: 'Bea Oyelaran',
    handle: 'bea',
    bio: 'At the counter most Saturdays.',
    roles: ['steward'],
  },
  {
    email: 'piotr@rose.localhost',
    name: 'Piotr Zielinski',
    handle: 'piotr',
    bio: 'Grows leeks that win prizes.',
    roles: ['seller'],
  },
  {
    email: 'maureen@rose.localhost',
    name: 'Maureen Clegg',
    handle: 'maureen',
    bio: 'Spins, dyes and knits; runs the wool evenings.',
    roles: ['editor'],
  },
  { email: 'yusuf@rose.localhost', name: 'Yusuf Demir', handle: 'yusuf', bio: 'Mends what plugs in.' },
  {
    email: 'grace@rose.localhost',
    name: 'Grace Appleyard',
    handle: 'grace',
    bio: 'A box every week since the first one.',
  },
  { email: 'sol@rose.localhost', name: 'Sol Hartley', handle: 'sol', bio: 'Cycles the boxes out along the river.' },
  { email: 'nina@rose.localhost', name: 'Nina Bergqvist', handle: 'nina', bio: 'New in town, already on two rotas.' },
  {
    email: 'errol@rose.localhost',
    name: 'Errol Beckford',
    handle: 'errol',
    bio: 'Cooks for the whole room at the winter supper.',
  },
  { email: 'fern@rose.localhost', name: 'Fern Whitaker', handle: 'fern', bio: 'Draws the posters.' },
  { email: 'dev@rose.localhost', name: 'Dev Malhotra', handle: 'dev', bio: 'Counts the stock, and counts it again.' },
]

/** One after another, the last of them a little before the co-op's newest story. */
const WEEKS_BETWEEN = 4

/** The demo co-op's people. Run again it adds who is missing and leaves what people have changed. */
export async function seedMembers(
  ctx: Pick<SharedContext, 'activities' | 'clock' | 'services' | 'site' | 'transact'>,
): Promise<void> {
  await ctx.transact(async (tx) => {
    for (const [place, demo] of MEMBERS.entries()) {
      const member = await ensureMember(ctx, tx, { email: demo.email, name: demo.name, source: 'seed' })
      if (member.isEmailVerified) continue
      const joinedAt = new Date(ctx.clock.now().getTime() + place * WEEKS_BETWEEN * 7 * 86_400_000)
      await tx.member.update({
        where: { id: member.id },
        data: { emailVerifiedAt: joinedAt, handle: demo.handle, bio: demo.bio, createdAt: joinedAt },
      })
      if (demo.isFederated) {
        const { name, handle, bio } = demo
        await updateProfile(ctx, tx, { memberId: member.id, name, handle, bio, isFederated: true })
      }
      await setRoles(ctx, tx, { memberId: member.id, roles: ['cooperator', ...(demo.roles ?? [])], byId: null })
    }
  })
}
