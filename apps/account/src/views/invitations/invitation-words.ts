import type { NoNeedToInvite } from '@rose-ash/domains/account/invitations/why-not-invite'
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
export function invitationLine(site: Site, { id, email, roles, state, sentAt, expiresAt }: Invitation) {
  return {
    id,
    email,
    roles: roles.join(', ') || 'member',
    state: STATES[state],
    isWaiting: state === 'open' || state === 'expired' || state === 'void',
    sent: site.day(sentAt),
    until: site.day(expiresAt),
  }
}

type SendingOutcome = NoNeedToInvite | 'invited' | 'not-an-address'

/** What happened at one address. */
export interface SendingResult {
  readonly who: string
  readonly outcome: SendingOutcome
}

const OUTCOMES: Record<SendingOutcome, { word: string; kind: string; text: string }> = {
  invited: { word: 'invited', kind: 'yes', text: 'The letter is on its way.' },
  waiting: { word: 'invited before', kind: 'soon', text: 'An invitation with these roles waits there already.' },
  member: { word: 'a member', kind: 'plain', text: 'Is here already and has these roles.' },
  resting: { word: 'resting', kind: 'no', text: 'The membership rests. Let them in again first.' },
  'not-an-address': { word: 'not an address', kind: 'no', text: 'No letter went there.' },
}

/** What happened at each address, as lines. */
export function sendingLines(results: readonly SendingResult[]) {
  return results.map(({ who, outcome }) => ({ who: who.slice(0, 80), ...OUTCOMES[outcome] }))
}

export const DAYS = ['3', '7', '14', '30', '60'] as const

/** How long an invitation may be good, as options. */
export function dayOptions(chosen = '14') {
  return DAYS.map((value) => ({ value, label: `${value} days`, selected: value === chosen }))
}
