import { createClient } from '@rose-ash/domains/testing/factories/create-client'
import type { Answer, Browser } from '@rose-ash/server/testing/browser'
import { internalUrl } from '@rose-ash/shared/config/base-config'
import { EMAIL, FEDERATION, type House, postOf, tokenOf } from '../../apps/federation/tests/house.ts'
import { createIndependentRelyingParty, type IndependentRelyingParty, type LoginUnderWay } from './relying-party.ts'

const READER = 'https://reader.example'

/** A page of the house, or the address outside to which the house led (`left`). */
export type Landing = Answer & { readonly left?: string }

/** Registers an application of another organisation and lets it discover the provider. */
export async function openApplication(
  { ctx }: House,
  wishes: Parameters<typeof createClient>[1] = {},
): Promise<IndependentRelyingParty & { readonly clientId: string; readonly clientSecret: string }> {
  const { clientId, clientSecret = '' } = await createClient(ctx, wishes)
  const party = await createIndependentRelyingParty({
    clientId,
    clientSecret,
    issuer: FEDERATION,
    address: internalUrl(ctx.config, 'federation'),
    redirectUri: `${READER}/callback`,
  })
  return { ...party, clientId, clientSecret }
}

/** Follows redirects until they leave the house, or end on a page of it. */
export async function follow(browser: Browser, first: Answer): Promise<Landing> {
  let page = first
  while (page.location) {
    const next = new URL(page.location, page.url)
    if (!next.hostname.endsWith('.rose.localhost')) return { ...page, left: next.href }
    page = await browser.get(next.href)
  }
  return page
}

/** Opens an address and follows where it leads. */
export const openAt = async (browser: Browser, url: string) => follow(browser, await browser.get(url))

/** On the page that asks who is there: by a letter, up to the next page. */
export async function proveLetter(house: House, browser: Browser, ask: Answer): Promise<Landing> {
  await browser.submit(ask.url, { email: EMAIL })
  const { link } = await house.letter(EMAIL)
  return follow(browser, await browser.post(postOf(link), { t: tokenOf(link) }))
}

export const consentTo = async (browser: Browser, page: Answer, answer = 'yes') =>
  follow(browser, await browser.post(`${page.url}/consent`, { answer }))

/** A whole sign-in with a letter and consent, up to the tokens. */
export async function connect(house: House, party: IndependentRelyingParty, browser: Browser, login?: LoginUnderWay) {
  const begun = login ?? (await party.begin({ scope: 'openid email offline_access', prompt: 'consent' }))
  const asked = await proveLetter(house, browser, await openAt(browser, begun.url))
  const { left } = await consentTo(browser, asked)
  return party.finish(left!, begun)
}
