import { isFirstParty } from '@rose-ash/shared/addresses/issuer'
import { describeUserAgent } from '@rose-ash/shared/audience/describe-user-agent'
import type { Device } from '@rose-ash/shared/protocols/sessions'
import type { Site } from '@rose-ash/shared/site/site'

/** Words for sign-in methods (RFC 8176, and `mail`); values that only state a strength have none. */
const METHODS: Record<string, string> = {
  mail: 'by letter',
  pop: 'by passkey',
  otp: 'with a code from an app',
  recovery: 'with a recovery code',
}

/** Devices as lines, the current one first. */
export function deviceLines(
  devices: readonly Device[],
  { site, current, now }: { site: Site; current: string | undefined; now: Date },
) {
  return devices
    .map((device) => ({
      id: device.id,
      name: describeUserAgent(device.userAgent),
      signedIn: site.when(device.signedInAt),
      how: device.methods.flatMap((method) => METHODS[method] ?? []).join(' and '),
      network: device.network,
      apps: device.clientIds.flatMap((id) => (isFirstParty(site, id) ? site.clients[id].name : [])).join(', '),
      lastSeen: sinceWords(site.ago(device.lastSeenAt, now)),
      isThis: device.sessionUid === current,
    }))
    .sort((left, right) => Number(right.isThis) - Number(left.isThis))
}

/** `3 h` → `3 h ago`; a date or `just now` is unchanged. */
function sinceWords(ago: string): string {
  return /^\d+ (?:min|h|days?)$/.test(ago) ? `${ago} ago` : ago
}
