/** The six apps, in the order of the menus. */
export const APP_NAMES = ['blog', 'market', 'events', 'federation', 'cart', 'account'] as const

export type AppName = (typeof APP_NAMES)[number]

/** Every process with an internal address: the apps and the kernel. */
export type ProcessName = AppName | 'kernel'
