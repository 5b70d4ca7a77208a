import { createHmac } from 'node:crypto'
import type { ServiceDeps } from '../../deps/service-deps.ts'

type Deps = Pick<ServiceDeps, 'config'>

/**
 * The number on the tab that waits, which who presses the link in another browser chooses among three. So a link that somebody else
 * asked for and passed on signs nobody in: whoever presses it does not see that tab. It is made from the interaction, and stored nowhere.
 */
export function waitingNumber(deps: Deps, interactionUid: string): number {
  return numbersOf(deps, interactionUid)[0]!
}

/** The three, in rising order. */
export function numberChoices(deps: Deps, interactionUid: string): number[] {
  return numbersOf(deps, interactionUid).toSorted((one, other) => one - other)
}

/** Three different numbers of two digits; the first is the right one. */
function numbersOf({ config }: Deps, interactionUid: string): number[] {
  const bytes = createHmac('sha256', config.SESSION_SECRET).update(`waiting-number:${interactionUid}`).digest()
  const left = Array.from({ length: 90 }, (_, index) => index + 10)
  return [0, 4, 8].map((at) => left.splice(bytes.readUInt32BE(at) % left.length, 1)[0]!)
}
