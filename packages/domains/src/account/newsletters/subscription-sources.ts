/** How a member came to get a newsletter. */
export const SUBSCRIPTION_SOURCES = ['desk', 'import', 'sign-up', 'letter'] as const
export type SubscriptionSource = (typeof SUBSCRIPTION_SOURCES)[number]
