import { z } from 'zod'

const sentence = z.string('needs words').trim().min(1, 'needs words; leave the line out when there is nothing to say')

/** Sentences of this co-op. Pages show only the sentences that the file contains. */
export const wordsSchema = z
  .strictObject(
    {
      /** How to become a member, shown beside the sign-in form. */
      joining: sentence.optional(),
      /** The goods of the shop, for search engines and shared links: completes "…: the shop of <name>." */
      shop: sentence.optional(),
      /** The line under the title "What's on". */
      whatsOn: sentence.optional(),
      /** The line of an empty basket. */
      emptyBasket: sentence.optional(),
      /** The bookable resources, shown to a member without bookings. */
      bookable: sentence.optional(),
    },
    {
      error: ({ code, keys }) =>
        code === 'unrecognized_keys' ? `${keys} is not a sentence that a page shows` : 'needs lines such as joining: …',
    },
  )
  .default({})
