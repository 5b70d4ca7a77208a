import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { changePicture } from '@rose-ash/domains/market/products/correct-product'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { drainProjections } from '@rose-ash/kernel/testing/drain'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const { ctx, client: people, close } = await bootApp({ readConfig, createContext, createApp })
afterAll(close)
beforeEach(resetStores)

const STEM = `/media/ab/${'ab'.repeat(32)}`

/** The link around the picture of a product on the timeline. */
async function shownPicture(picture: { width?: number; height?: number }, alt: string): Promise<string | undefined> {
  const { productId } = await createProduct(ctx)
  const { id: by } = await createMember(ctx)
  await ctx.transact((tx) =>
    changePicture(ctx, tx, { productId, by, alt, picture: { path: `${STEM}.webp`, ...picture } }),
  )
  await drainProjections(ctx, PROJECTIONS)
  return /<a class="timeline-post__picture".*?<\/a>/.exec((await people.get('/')).text)?.[0]
}

test('a picture on the timeline is as small as the screen allows, and is described to those who cannot see it', async () => {
  const shown = await shownPicture({ width: 900, height: 600 }, 'A rye loaf on a board')
  const attributes = [`src="${STEM}.webp"`, ' alt="A rye loaf on a board"', ' width="900"', ' height="600"', ' sizes="']
  for (const attribute of [...attributes, `${STEM}-w480.webp 480w, ${STEM}.webp 900w`])
    expect(shown).toContain(attribute)
  expect(shown).not.toContain('aria-hidden')
})

test('a picture whose size nobody wrote down has its copies too', async () => {
  const shown = await shownPicture({}, '')
  expect(shown).toContain(`${STEM}-w480.webp 480w, ${STEM}-w960.webp 960w`)
  expect(shown).not.toContain('width="')
})
