import type { Tx } from '@rose-ash/shared/db/client'
import { postPath } from '../posts/post-path.ts'

/** Redirects the old slug's address to the new one. Deletes a redirect from the new address, which would hide the post. */
export async function leaveRedirect(tx: Tx, from: string, to: string): Promise<void> {
  const data = { toUrl: postPath(to), reason: 'the post was renamed' }
  await tx.redirect.deleteMany({ where: { fromPath: postPath(to) } })
  await tx.redirect.upsert({
    where: { fromPath: postPath(from) },
    create: { fromPath: postPath(from), ...data },
    update: data,
  })
}
