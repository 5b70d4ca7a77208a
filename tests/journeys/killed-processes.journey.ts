import { afterAll, expect, test } from '@jest/globals'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { Redis } from 'ioredis'
import { request } from 'undici'
import { basketCount, checkOut, isSignedIn, pay, putFirstProductInBasket, signIn } from '../support/house-steps.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { LONG_FORMS } from '../support/long-forms.ts'
import { waitForMail } from '../support/mailbox.ts'
import { newVisitor } from '../support/new-visitor.ts'
import { startTestStack } from '../support/with-stack.ts'

const browser = await launchBrowser()
const stack = await startTestStack()
const at = stack.url
afterAll(async () => {
  await browser.close()
  await stack.stop()
})

/** Kills with SIGKILL and waits until what replaces it is ready, with everything that stands on it. */
async function kill(...names: string[]): Promise<void> {
  for (const name of names) await stack.kill(name)
  await stack.ready()
}

test('a member loses nothing that was confirmed, whichever process is killed during the walk', async () => {
  const { page, close } = await newVisitor(browser)

  const product = await putFirstProductInBasket(page, at)
  await kill('market', 'cart')
  await page.goto(at('market'))
  expect(await basketCount(page)).toBe('1')

  await page.goto(at('blog'))
  await kill('blog', 'events')
  await signIn(page, 'survivor@example.org', at, () => kill('federation', 'mailbox'))
  expect(await isSignedIn(page)).toBe(true)

  await kill('redis')
  await page.goto(at('cart'))
  expect(await isSignedIn(page)).toBe(true)
  expect(await basketCount(page)).toBe('1')

  await checkOut(page, at)
  await kill('cart', 'postgres')
  const number = await pay(page)
  await kill('cart', 'account', 'gateway')
  const receipt = await waitForMail(at('mail'), {
    to: 'survivor@example.org',
    subject: number,
    timeoutMs: 90_000,
  })
  expect(receipt.text).toContain(product)
  await page.goto(at('account'))
  await page.getByText(number).first().waitFor()
  await close()
})

test('a digest that waits for approval goes on after the kernel and the blog were killed', async () => {
  const started = await ask<{ id: string; status: string }>('POST', '/flows/publish-digest', {})
  expect(started).toMatchObject({ status: 'suspended' })
  await kill('kernel', 'blog')
  await ask('POST', `/flows/${started.id}/resume`, {})
  const finished = await waitUntil('the digest to be finished', async () => {
    const flow = await ask<{ id: string; status: string }>('GET', `/flows/${started.id}`)
    return flow.status === 'completed' ? flow : undefined
  })
  expect(finished.id).toBe(started.id)
})

test('an emptied Redis costs nobody what they were typing', async () => {
  const { page, context, close } = await newVisitor(browser)
  await putFirstProductInBasket(page, at)
  await page.goto(at('blog'))
  await signIn(page, 'maker@rose.localhost', at)
  const tabs = []
  for (const form of LONG_FORMS) {
    const tab = await context.newPage()
    await tab.goto(at(form.app, form.page))
    await tab.locator(`form[data-draft] [name="${form.field}"]`).fill('Typed for half an hour.')
    tabs.push({ tab, form })
  }
  await emptyRedis()
  for (const { tab, form } of tabs) {
    await tab.locator('form[data-draft]').evaluate((shown) => ((shown as HTMLFormElement).noValidate = true))
    await tab.locator('form[data-draft] button[type=submit]').first().click()
    await tab.getByText('What you typed is here; it has not been sent yet.').waitFor()
    expect(await tab.locator(`form[data-draft] [name="${form.field}"]`).inputValue()).toBe('Typed for half an hour.')
  }
  await close()
})

async function emptyRedis(): Promise<void> {
  const redis = new Redis(String(stack.env.REDIS_URL))
  await redis.flushall()
  redis.disconnect()
}

async function ask<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  const { statusCode, body: answer } = await request(new URL(path, stack.env.KERNEL_INTERNAL_URL), {
    method,
    headers: { authorization: `Bearer ${stack.env.INTERNAL_SECRET}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  if (statusCode >= 300) throw new Error(`${method} ${path} answered ${statusCode}: ${text}`)
  return JSON.parse(text) as Answer
}
