import { describeUserAgent } from '@rose-ash/shared/audience/describe-user-agent'
import type { Device } from '@rose-ash/shared/protocols/sessions'
import type { Site } from '@rose-ash/shared/site/site'

/** Ways of being recognised (RFC 8176, and `mail`); what only says how much they amount to has no words. */
const METHODS: Record<string, string> = {
  mail: 'by letter',
  pop: 'by passkey',
  otp: 'with a code from an app',
  recovery: 'with a recovery code',
}

/** Devices as lines, this one first. */
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
      lastSeen: sinceWords(site.ago(device.lastSeenAt, now)),
      isThis: device.sessionUid === current,
    }))
    .sort((left, right) => Number(right.isThis) - Number(left.isThis))
}

/** `3 h` → `3 h ago`; a day or `just now` stays as it is. */
function sinceWords(ago: string): string {
  return /^\d+ (?:min|h|days?)$/.test(ago) ? `${ago} ago` : ago
}
