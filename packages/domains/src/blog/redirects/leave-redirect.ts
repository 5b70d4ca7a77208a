import type { Tx } from '@rose-ash/shared/db/client'
import { postPath } from '../posts/post-path.ts'

/** Leads the address under the old slug to the new one. A redirect away from the new address is dropped: it would hide the post. */
export async function leaveRedirect(tx: Tx, from: string, to: string): Promise<void> {
  const data = { toUrl: postPath(to), reason: 'the post was renamed' }
  await tx.redirect.deleteMany({ where: { fromPath: postPath(to) } })
  await tx.redirect.upsert({
    where: { fromPath: postPath(from) },
    create: { fromPath: postPath(from), ...data },
    update: data,
  })
}
