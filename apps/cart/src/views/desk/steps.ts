import { stepButtons } from './desk-words.ts'

interface Packable {
  readonly id: string
  readonly number: number
  readonly fulfilment: string
}

/** The form of an order's handover for the partial `desk/steps`; `back` is the page that it is pressed on. */
export function stepsOf({ id, number, fulfilment }: Packable, back: string) {
  return { action: `/desk/orders/${id}/fulfilment`, back, number, buttons: stepButtons(fulfilment) }
}
