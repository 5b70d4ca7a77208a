import type { Tx } from '@rose-ash/shared/db/client'
import { slugify } from '@rose-ash/shared/words/slugify'

/**
 * A free slug for an entry: from its title, else with its date, else with a number. Two entries of one title at the same moment wait for
 * each other.
 */
export async function uniqueSlug(tx: Tx, title: string, date: string): Promise<string> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('events.slugs'))::text`
  const base = slugify(title) || 'entry'
  for (let attempt = 0; ; attempt += 1) {
    const slug = attempt === 0 ? base : attempt === 1 ? `${base}-${date}` : `${base}-${date}-${attempt}`
    if (!(await tx.entry.findUnique({ where: { slug }, select: { id: true } }))) return slug
  }
}
