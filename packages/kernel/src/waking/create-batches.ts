/** Gathers items for a moment and writes them together. The promise of an item settles with the write of its batch. */
export function createBatches<Item>(
  write: (items: readonly Item[]) => Promise<void>,
  waitMs = 5,
): (item: Item) => Promise<void> {
  let batch: { readonly items: Item[]; readonly written: Promise<void> } | undefined
  return (item) => {
    if (!batch) {
      const items: Item[] = []
      const written = new Promise<void>((resolve) => setTimeout(resolve, waitMs)).then(() => {
        batch = undefined
        return write(items)
      })
      batch = { items, written }
    }
    batch.items.push(item)
    return batch.written
  }
}
