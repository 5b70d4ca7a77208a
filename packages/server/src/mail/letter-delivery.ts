import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { z } from 'zod'

/** An app's letters, for some of which people wait: each app sends its own, since only it has the templates. Those of a process without templates are sent by account. */
export function letterDelivery(originApp: string) {
  const sender = APP_NAMES.find((name) => name === originApp) ?? 'account'
  return {
    name: `${sender}.send-letter`,
    payload: z.object({ mailId: z.uuid() }),
    window: 3,
    longestRestMs: 60_000,
  } as const
}

/** The server that takes all letters: one that does not answer holds all of them back. */
export const mailServer = ({ SMTP_URL }: Pick<BaseConfig, 'SMTP_URL'>): string => new URL(SMTP_URL).host
