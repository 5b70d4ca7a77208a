import { z } from 'zod'

const sentence = z.string('needs words').trim().min(1, 'needs words; leave the line out when there is nothing to say')

/** Sentences that only this co-op says. A page leaves out a sentence that the file leaves out. */
export const wordsSchema = z
  .strictObject(
    {
      /** What it takes to become a member, where a visitor is asked to sign in. */
      joining: sentence.optional(),
      /** What the shop sells, for search engines and shared links: completes "…: the shop of <name>." */
      shop: sentence.optional(),
      /** The line under "What's on". */
      whatsOn: sentence.optional(),
      /** The line of an empty basket. */
      emptyBasket: sentence.optional(),
      /** What can be booked, where a member has booked nothing. */
      bookable: sentence.optional(),
    },
    {
      error: ({ code, keys }) =>
        code === 'unrecognized_keys' ? `${keys} is not a sentence that a page shows` : 'needs lines such as joining: …',
    },
  )
  .default({})
