import { LRUCache } from 'lru-cache'
import { answer, type Question, type ReaderClass } from '../visitor/reader.ts'
import type { PageCopy } from './page-copy.ts'

export interface Kept {
  readonly copy: PageCopy
  /** The position in the touched keys when rendering began. */
  readonly begun: number
  readonly freshUntil: number
  readonly staleUntil: number
}

interface Address {
  /** All questions about the reader that this page has ever asked. */
  readonly questions: Set<Question>
  /** Copies by the answers to these questions. */
  readonly copies: Map<string, Kept>
}

/**
 * The copies of pages in the memory of a process. A reader gets a copy only when their class gives the same answers to the page's
 * questions as the class for which the copy was rendered. A page without questions has one copy for all.
 */
export class PageShelf {
  readonly #addresses: LRUCache<string, Address>

  constructor(maxBytes: number) {
    this.#addresses = new LRUCache({ maxSize: maxBytes, sizeCalculation: sizeOf })
  }

  has(url: string): boolean {
    return this.#addresses.has(url)
  }

  find(url: string, reader: ReaderClass): Kept | undefined {
    const address = this.#addresses.get(url)
    return address?.copies.get(answersOf(address.questions, reader))
  }

  put(url: string, reader: ReaderClass, asked: ReadonlySet<Question>, kept: Kept): void {
    const known = this.#addresses.get(url)
    const questions = new Set([...(known?.questions ?? []), ...asked])
    // After a new question older copies have incomplete keys and are dropped.
    const copies = questions.size === known?.questions.size ? known.copies : new Map<string, Kept>()
    copies.set(answersOf(questions, reader), kept)
    this.#addresses.set(url, { questions, copies })
  }

  /** Forgets the copy for this class of readers. */
  drop(url: string, reader: ReaderClass): void {
    const known = this.#addresses.get(url)
    if (known?.copies.delete(answersOf(known.questions, reader))) this.#addresses.set(url, { ...known })
  }
}

function answersOf(questions: ReadonlySet<Question>, reader: ReaderClass): string {
  return [...questions]
    .sort()
    .map((question) => `${question}=${answer(question, reader)}`)
    .join(';')
}

function sizeOf({ copies }: Address): number {
  let size = 1
  for (const { copy } of copies.values()) size += copy.size
  return size
}
