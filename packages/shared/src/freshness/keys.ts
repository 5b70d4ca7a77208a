/** All published stories, pages, tags and bylines. */
export const POSTS = 'posts'
export const postKey = (id: string): string => `post:${id}`
/** The links of the menus. */
export const MENU = 'menu'
/** The settings of the blog. */
export const SETTINGS = 'settings'

/** The names, prices and pictures of all products. */
export const PRODUCTS = 'products'
export const productKey = (id: string): string => `product:${id}`
/** How much there is of products and places. */
export const STOCK = 'stock'
/** Categories, suppliers, markets and labels. */
export const SHELVES = 'shelves'

export const ENTRIES = 'entries'
export const entryKey = (id: string): string => `entry:${id}`
export const CALENDARS = 'calendars'

/** Who a member is: name, picture, roles. */
export const memberKey = (id: string): string => `member:${id}`
export const basketKey = (memberId: string): string => `basket:${memberId}`
export const ordersKey = (memberId: string): string => `orders:${memberId}`

/** The actors of the co-op and its members, as the fediverse sees them. */
export const FOLLOWS = 'follows'

/** The key of what a projection has made of the log: touched when the projection moves on, not by the facts themselves. */
export const projectionKey = (name: string): string => `projection:${name}`

/** The notifications of an audience (`member:<id>`, `role:<name>`). */
export const notificationsKey = (audience: string): string => `notifications:${audience}`
