/** `{{asset 'css/rose.css'}}`: the hashed, immutable address of a static file. */
export function createAssetHelper(assets: { url(name: string): string }) {
  return (name: string) => assets.url(name)
}
