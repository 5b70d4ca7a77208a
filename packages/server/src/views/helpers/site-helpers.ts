import type { Site } from '@rose-ash/shared/site/site'

/** The helpers that write times, amounts and numbers as the co-op does. */
export function createSiteHelpers(site: Site) {
  return {
    /** `{{day publishedAt}}` → `28 November 2026`. */
    day: (at: Date | string): string => site.day(at),
    /** `{{money priceMinor}}` or `{{money priceMinor currency}}` → `£4.20`. */
    money: (minor: number, currency?: unknown): string =>
      site.money(minor, typeof currency === 'string' ? currency : undefined),
    /** `{{plural 3 'loaf' 'loaves'}}` → `3 loaves`; without a third word an s is added. */
    plural: (count: number, one: string, many?: unknown): string =>
      `${site.number(count)} ${count === 1 ? one : typeof many === 'string' ? many : `${one}s`}`,
    /** `{{when startsAt endsAt}}` → `Sat 28 Nov, 19:00–21:30`; the end may be left out. */
    when: (start: Date | string, end?: unknown): string =>
      site.when(start, end instanceof Date || typeof end === 'string' ? end : undefined),
  }
}
