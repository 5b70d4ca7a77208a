import type { Invitation } from '@rose-ash/shared/protocols/invitations'
import type { Site } from '@rose-ash/shared/site/site'

const STATES: Record<Invitation['state'], { word: string; kind: string }> = {
  open: { word: 'open', kind: 'soon' },
  accepted: { word: 'accepted', kind: 'yes' },
  revoked: { word: 'taken back', kind: 'plain' },
  expired: { word: 'too old', kind: 'plain' },
  void: { word: 'void: its sender may not invite any more', kind: 'no' },
}

/** An invitation as a line. */
export function invitationLine(site: Site, { id, email, roles, state, createdAt, expiresAt }: Invitation) {
  return {
    id,
    email,
    roles: roles.join(', ') || 'member',
    state: STATES[state],
    isOpen: state === 'open',
    sent: site.day(createdAt),
    until: site.day(expiresAt),
  }
}
