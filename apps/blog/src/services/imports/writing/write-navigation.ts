import { menuChanged } from '@rose-ash/shared/activities/catalogue/blog'
import { hasWords } from '@rose-ash/shared/words/has-words'
import { storable } from '@rose-ash/shared/words/storable-text'
import { z } from 'zod'
import { IMPORT_WARNINGS } from '../../../texts/import-refusals.ts'
import type { ImportRun } from '../import-run.ts'

const MENUS = { header: 'navigation', footer: 'secondary_navigation' } as const

const menuItem = z.object({ label: z.string().nullish(), url: z.string().min(1) })

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

function itemsOf({ data, links, warn }: ImportRun, key: string): Items | null {
  const value = data.settings.find((row) => row.key === key)?.value
  if (!value) return null
  const listed = typeof value === 'string' ? fromJson(value) : value
  if (!Array.isArray(listed)) {
    warn(IMPORT_WARNINGS.noMenu(key))
    return null
  }
  return listed.flatMap((item) => {
    const parsed = menuItem.safeParse(item)
    const to = parsed.success ? links.link(parsed.data.url) : null
    if (!parsed.success || to === null) {
      warn(IMPORT_WARNINGS.notMenu(key))
      return []
    }
    const given = parsed.data.label?.trim() ?? ''
    const label = hasWords(given) ? given : labelOf(to)
    if (label !== given) warn(IMPORT_WARNINGS.noLabel(to, label))
    return [{ label, url: to }]
  })
}

/** `/about-us/` → `About us`: what a link without a label is called; `/` is `Home`. */
function labelOf(url: string): string {
  const last = readable(url.replace(/^\w+:/, '')).split(/[/?#]/).filter(Boolean).at(-1)
  const words = last?.replaceAll('-', ' ') ?? 'home'
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function readable(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
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
    return storable(JSON.parse(value))
  } catch {
    return null
  }
}
