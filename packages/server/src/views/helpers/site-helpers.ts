import type { Site } from '@rose-ash/shared/site/site'

/** Helpers that format times, amounts and numbers for the site. */
export function createSiteHelpers(site: Site) {
  return {
    /** `{{day publishedAt}}` → `28 November 2026`. */
    day: (at: Date | string): string => site.day(at),
    /** `{{money priceMinor}}` or `{{money priceMinor currency}}` → `£4.20`. */
    money: (minor: number, currency?: unknown): string =>
      site.money(minor, typeof currency === 'string' ? currency : undefined),
    /** `{{plural 3 'loaf' 'loaves'}}` → `3 loaves`; the default plural adds an s. */
    plural: (count: number, one: string, many?: unknown): string =>
      `${site.number(count)} ${count === 1 ? one : typeof many === 'string' ? many : `${one}s`}`,
    /** `{{when startsAt endsAt}}` → `Sat 28 Nov, 19:00–21:30`; the end is optional. */
    when: (start: Date | string, end?: unknown): string =>
      site.when(start, end instanceof Date || typeof end === 'string' ? end : undefined),
  }
}
