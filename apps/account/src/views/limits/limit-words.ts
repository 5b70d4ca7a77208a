import type { LimitHit } from '@rose-ash/server/limits/limit-hits'
import type { Site } from '@rose-ash/shared/site/site'

const WORDS: Readonly<Record<string, string>> = {
  'sign-in-network': 'More than sixty letters from one network',
  'sign-in-address': 'More than six letters to one address from one network',
  'sign-in-mailbox': 'More than twelve letters to one address from anywhere',
  'sign-in-browser-slowly': 'A member’s own browser, after six letters',
  'sign-in-code': 'More than sixty codes typed in one network',
  'sign-in-passkey': 'More than a hundred and twenty passkeys in one network',
}

/** Who was stopped, in words. */
export function limitLines(site: Site, hits: readonly LimitHit[]) {
  return hits.map(({ id, at, limit, network, address }) => ({
    id,
    when: site.when(new Date(at)),
    what: WORDS[limit] ?? limit,
    network,
    address: address ?? 'none',
  }))
}
