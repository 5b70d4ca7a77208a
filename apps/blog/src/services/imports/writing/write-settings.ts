import { settingsChanged } from '@rose-ash/shared/activities/catalogue/blog'
import type { ImportRun } from '../import-run.ts'

/** The imported settings: public texts only, no keys, tokens, hashes or e-mail addresses. */
const TEXT_SETTINGS = [
  ...['title', 'description', 'accent_color', 'locale', 'timezone', 'meta_title', 'meta_description'],
  ...['og_title', 'og_description', 'twitter_title', 'twitter_description'],
  ...['facebook', 'twitter', 'threads', 'bluesky', 'mastodon', 'instagram', 'linkedin', 'youtube', 'tiktok'],
]
const PICTURE_SETTINGS = ['icon', 'logo', 'cover_image', 'og_image', 'twitter_image']

export async function writeSettings(run: ImportRun): Promise<void> {
  const { ctx, tx, ledger, data } = run
  const changed: string[] = []
  for (const { key, value: raw } of data.settings) {
    const value = settingValue(run, key, raw)
    if (value === null) continue
    const write = async () => {
      await tx.blogSetting.upsert({
        where: { key },
        create: { key, value },
        update: { value, updatedAt: ctx.clock.now() },
      })
      return { localId: key }
    }
    const outcome = await ledger.take({
      entity: 'setting',
      externalId: key,
      content: value,
      create: write,
      update: write,
    })
    if (outcome !== 'unchanged') changed.push(key)
  }
  if (changed.length > 0) await ctx.activities.append(tx, settingsChanged, { object: { keys: changed } })
}

function settingValue({ links }: ImportRun, key: string, raw: unknown): string | null {
  if (typeof raw !== 'string' || raw === '') return null
  if (TEXT_SETTINGS.includes(key)) return raw
  return PICTURE_SETTINGS.includes(key) ? (links.media(raw)?.src ?? null) : null
}
