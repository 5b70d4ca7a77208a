import type { AppName } from '@rose-ash/shared/config/app-name'

/** What each app's actor is about. */
export const APP_WORDS: Readonly<Record<AppName, string>> = {
  blog: 'What we write.',
  market: 'What we sell.',
  events: 'What is on.',
  cart: 'Orders and collection.',
  account: 'Members’ news.',
  federation: 'Everything we publish.',
}
