import { formatDay } from './format-day.ts'

/** The time since `at`, for a timeline: `just now`, `5 min`, `3 h`, `2 days`; after a week the date. */
export function formatAgo(at: Date | string, now: Date, zone: string): string {
  const minutes = Math.floor((now.getTime() - new Date(at).getTime()) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h`
  const days = Math.floor(hours / 24)
  return days < 7 ? `${days} ${days === 1 ? 'day' : 'days'}` : formatDay(at, zone)
}
