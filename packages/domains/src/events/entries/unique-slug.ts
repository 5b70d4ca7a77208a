import type { Tx } from '@rose-ash/shared/db/client'

/** A free slug for an entry: from its title, else with its date, else with a number. */
export async function uniqueSlug(tx: Tx, title: string, date: string): Promise<string> {
  const base = slugify(title) || 'entry'
  for (let attempt = 0; ; attempt += 1) {
    const slug = attempt === 0 ? base : attempt === 1 ? `${base}-${date}` : `${base}-${date}-${attempt}`
    if (!(await tx.entry.findUnique({ where: { slug }, select: { id: true } }))) return slug
  }
}

function slugify(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)
}
