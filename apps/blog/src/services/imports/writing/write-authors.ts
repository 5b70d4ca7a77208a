import { hasWords } from '@rose-ash/shared/words/has-words'
import type { ImportRun } from '../import-run.ts'
import { addressable } from '../reading/addressable.ts'
import type { GhostData } from '../reading/ghost-export-schema.ts'

const NETWORKS = [
  'facebook',
  'twitter',
  'threads',
  'bluesky',
  'mastodon',
  'tiktok',
  'youtube',
  'instagram',
  'linkedin',
] as const

type GhostUser = GhostData['users'][number]

/** Imports staff as authors, without passwords and roles: rights to edit are given here. */
export async function writeAuthors(run: ImportRun): Promise<void> {
  const { tx, ledger, data } = run
  for (const user of data.users) {
    const author = columns(run, user)
    await ledger.take({
      entity: 'author',
      externalId: user.id,
      content: author,
      create: async () => {
        const { id } = await tx.author.upsert({
          where: { slug: author.slug },
          create: author,
          update: author,
          select: { id: true },
        })
        return { localId: id }
      },
      update: async (id) => {
        await tx.author.updateMany({ where: { id }, data: { ...author, updatedAt: run.ctx.clock.now() } })
        return {}
      },
    })
  }
}

function columns({ mediaId }: ImportRun, user: GhostUser) {
  const networks = user as unknown as Readonly<Record<string, string | null>>
  return {
    slug: addressable(user),
    name: hasWords(user.name) ? user.name : user.slug,
    email: user.email,
    bio: user.bio,
    website: user.website,
    location: user.location,
    social: Object.fromEntries(NETWORKS.flatMap((name) => (networks[name] ? [[name, networks[name]]] : []))),
    portraitMediaId: mediaId(user.profile_image),
    coverMediaId: mediaId(user.cover_image),
    metaTitle: user.meta_title,
    metaDescription: user.meta_description,
    status: user.status === 'inactive' || user.status === 'locked' ? 'inactive' : 'active',
  }
}
