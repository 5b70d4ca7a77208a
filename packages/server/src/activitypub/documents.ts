/** All documents in one module, so that one dynamic import loads them. */
export { createDocument } from './activity-document.ts'
export { actorDocument } from './actor-document.ts'
export { collection, collectionPage } from './collection-document.ts'
