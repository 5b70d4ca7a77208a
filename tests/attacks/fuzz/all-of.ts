/** Runs the work for all items, at most `atOnce` at a time, so that requests do not wait for each other. */
export async function allOf<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
  atOnce = 12,
): Promise<void> {
  const next = items[Symbol.iterator]()
  const worker = async () => {
    for (let item = next.next(); !item.done; item = next.next()) await work(item.value)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
