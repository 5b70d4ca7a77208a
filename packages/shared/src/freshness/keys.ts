/** All published posts, pages, tags and authors. */
export const POSTS = 'posts'
export const postKey = (id: string): string => `post:${id}`
/** Posts that are not published, and digests that wait for an editor. */
export const DRAFTS = 'drafts'
/** The links in the menus. */
export const MENU = 'menu'
/** The settings of the blog. */
export const SETTINGS = 'settings'

/** Names, prices and pictures of all products. */
export const PRODUCTS = 'products'
/** One product with its quantities: each sale touches it. */
export const productKey = (id: string): string => `product:${id}`
/** What the tiles in lists say of quantities: touched when a product sells out, comes back or has few left. */
export const AVAILABILITY = 'availability'
/** Categories, suppliers, markets and labels. */
export const SHELVES = 'shelves'

/** All entries with their times. */
export const ENTRIES = 'entries'
export const entryKey = (id: string): string => `entry:${id}`
export const CALENDARS = 'calendars'

/** A member's name, picture and roles. */
export const memberKey = (id: string): string => `member:${id}`
export const basketKey = (memberId: string): string => `basket:${memberId}`
/** The orders of all buyers. */
export const ORDERS = 'orders'
export const ordersKey = (memberId: string): string => `orders:${memberId}`

/** The public actors of the co-op and its members. */
export const FOLLOWS = 'follows'

/** The rows of a projection: touched when the projection has processed activities, not when these are written. */
export const projectionKey = (name: string): string => `projection:${name}`

/** The notifications of an audience (`member:<id>`, `role:<name>`). */
export const notificationsKey = (audience: string): string => `notifications:${audience}`
