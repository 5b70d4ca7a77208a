export { requireFreshSignIn } from '../guards/require-fresh-sign-in.ts'
