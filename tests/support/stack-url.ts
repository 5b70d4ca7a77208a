import type { AppName } from '@rose-ash/shared/config/app-name'
import { journeyPort } from './config.ts'

/** The public address of a path in an app, in the mailbox (`mail`) or in the practice till (`sumup`) of the journeys' shared stack. */
export function stackUrl(app: AppName | 'mail' | 'sumup', path = '/'): string {
  return new URL(path, `http://${app}.rose.localhost:${journeyPort()}`).href
}
