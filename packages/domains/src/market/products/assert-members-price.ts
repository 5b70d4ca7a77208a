import { ValidationError } from '@rose-ash/shared/errors/http-errors'

interface Price {
  readonly priceMinor: number
  readonly memberPriceMinor?: number | null | undefined
}

/** Throws ValidationError when members would pay more than everybody else. */
export function assertMembersPrice({ priceMinor, memberPriceMinor }: Price): void {
  if ((memberPriceMinor ?? 0) > priceMinor)
    throw new ValidationError('the price for members is above the price', { details: { memberPrice: 'above_price' } })
}
