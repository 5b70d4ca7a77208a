import { menuChanged } from '@rose-ash/shared/activities/catalogue/blog'
import { z } from 'zod'
import type { ImportRun } from './import-run.ts'

const MENUS = { header: 'navigation', footer: 'secondary_navigation' } as const

const menu = z.array(z.object({ label: z.string().min(1), url: z.string().min(1) }))

/** Ghost's two menus become `header` and `footer`. */
export async function writeNavigation(run: ImportRun): Promise<void> {
  for (const [place, key] of Object.entries(MENUS)) {
    const items = itemsOf(run, key)
    if (!items) continue
    await run.ledger.take({
      entity: 'menu',
      externalId: key,
      content: items,
      create: () => replaceMenu(run, place, items),
      update: () => replaceMenu(run, place, items),
    })
  }
}

type Items = readonly { readonly label: string; readonly url: string }[]

function itemsOf({ data, links }: ImportRun, key: string): Items | null {
  const value = data.settings.find((row) => row.key === key)?.value
  const parsed = menu.safeParse(typeof value === 'string' ? fromJson(value) : value)
  if (!parsed.success) return null
  return parsed.data.flatMap(({ label, url }) => {
    const to = links.link(url)
    return to === null ? [] : [{ label, url: to }]
  })
}

async function replaceMenu({ ctx, tx }: ImportRun, place: string, items: Items) {
  const { id } = await tx.navigationMenu.upsert({
    where: { place },
    create: { place },
    update: { updatedAt: ctx.clock.now() },
  })
  await tx.navigationItem.deleteMany({ where: { menuId: id } })
  await tx.navigationItem.createMany({ data: items.map((item, position) => ({ ...item, menuId: id, position })) })
  await ctx.activities.append(tx, menuChanged, { objectId: id, object: { place } })
  return { localId: id }
}

function fromJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}
