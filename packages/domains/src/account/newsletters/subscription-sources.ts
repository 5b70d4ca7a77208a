/** Where a subscription was made. */
export const SUBSCRIPTION_SOURCES = ['desk', 'import', 'sign-up', 'letter'] as const
export type SubscriptionSource = (typeof SUBSCRIPTION_SOURCES)[number]
