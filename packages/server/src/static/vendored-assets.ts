import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Files of npm packages that we serve: the name below /assets and the path of the file. */
export function vendoredAssets(): [name: string, file: string][] {
  const fraunces = '@fontsource-variable/fraunces/files/fraunces-latin'
  const sourceSans = '@fontsource-variable/source-sans-3/files/source-sans-3-latin'
  return [
    ['js/htmx.js', require.resolve('htmx.org/dist/htmx.min.js')],
    ['fonts/fraunces.woff2', require.resolve(`${fraunces}-opsz-normal.woff2`)],
    ['fonts/fraunces-italic.woff2', require.resolve(`${fraunces}-wght-italic.woff2`)],
    ['fonts/source-sans-3.woff2', require.resolve(`${sourceSans}-wght-normal.woff2`)],
    ['fonts/source-sans-3-italic.woff2', require.resolve(`${sourceSans}-wght-italic.woff2`)],
    ['fonts/source-sans-3-ext.woff2', require.resolve(`${sourceSans}-ext-wght-normal.woff2`)],
  ]
}
