import type { Checkout } from './checkouts/checkout.ts'
import { type Journal, openJournal } from './journal.ts'
import type { Webhook } from './webhooks/webhook.ts'

type Entry = { readonly checkout: Checkout } | { readonly webhook: Webhook }

export interface SumUpStore {
  checkouts(): readonly Checkout[]
  find(id: string): Checkout | undefined
  findByPage(pageId: string): Checkout | undefined
  findByReference(reference: string): Checkout | undefined
  /** Updates the memory synchronously, so that no other request sees the old state; resolves when it is on the disk. */
  save(checkout: Checkout): Promise<void>
  webhooks(): readonly Webhook[]
  saveWebhook(webhook: Webhook): Promise<void>
  close(): Promise<void>
}

/** The stand-in's data, stored in a journal file. */
export async function openSumUpStore(path: string): Promise<SumUpStore> {
  const checkouts = new Map<string, Checkout>()
  const references = new Map<string, string>()
  const pages = new Map<string, string>()
  const webhooks = new Map<string, Webhook>()
  const keep = (entry: Entry) => {
    if ('webhook' in entry) return void webhooks.set(entry.webhook.id, entry.webhook)
    const { checkout } = entry
    checkouts.set(checkout.id, checkout)
    references.set(checkout.checkout_reference, checkout.id)
    pages.set(checkout.pageId, checkout.id)
  }
  const journal: Journal<Entry> = await openJournal(path, keep)
  const save = (entry: Entry) => {
    keep(entry)
    return journal.append(entry)
  }
  return {
    checkouts: () => [...checkouts.values()],
    find: (id) => checkouts.get(id),
    findByPage: (pageId) => checkouts.get(pages.get(pageId) ?? ''),
    findByReference: (reference) => checkouts.get(references.get(reference) ?? ''),
    save: (checkout) => save({ checkout }),
    webhooks: () => [...webhooks.values()],
    saveWebhook: (webhook) => save({ webhook }),
    close: () => journal.close(),
  }
}
