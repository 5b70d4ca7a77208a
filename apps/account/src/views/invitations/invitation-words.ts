import { formatDay } from '@rose-ash/server/views/format/format-day'
import type { Invitation } from '@rose-ash/shared/protocols/administration'

const STATES: Record<Invitation['state'], { word: string; kind: string }> = {
  open: { word: 'open', kind: 'soon' },
  accepted: { word: 'accepted', kind: 'yes' },
  revoked: { word: 'taken back', kind: 'plain' },
  expired: { word: 'too old', kind: 'plain' },
}

/** An invitation as a line. */
export function invitationLine({ id, email, roles, state, createdAt, expiresAt }: Invitation) {
  return {
    id,
    email,
    roles: roles.join(', ') || 'member',
    state: STATES[state],
    isOpen: state === 'open',
    sent: formatDay(createdAt),
    until: formatDay(expiresAt),
  }
}
