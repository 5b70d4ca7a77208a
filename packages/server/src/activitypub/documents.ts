/** Every document this server writes, as one door that can be opened late. */
export { createDocument } from './activity-document.ts'
export { actorDocument } from './actor-document.ts'
export { collection, collectionPage } from './collection-document.ts'
