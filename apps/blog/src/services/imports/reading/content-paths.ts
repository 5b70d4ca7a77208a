import type { GhostData } from './ghost-export-schema.ts'

const CONTENT = /\/content\/(?:images|files|media)\/[^\s"'\\<>)?#]+/g
const SIZED = /^\/content\/images\/size\/w\d+(?:h\d+)?\/(?:format\/\w+\/)?/

/** Every uploaded file that an export refers to, as `/content/images/2026/11/loaf.png`, without resized copies. */
export function contentPaths({ posts, posts_meta, users, tags, snippets, settings }: GhostData): readonly string[] {
  const taken = JSON.stringify([
    posts.map(({ lexical, html, feature_image, og_image, twitter_image }) => [
      lexical,
      lexical ? null : html,
      feature_image,
      og_image,
      twitter_image,
    ]),
    posts_meta.map(({ og_image, twitter_image }) => [og_image, twitter_image]),
    users.map(({ profile_image, cover_image }) => [profile_image, cover_image]),
    tags.map(({ feature_image }) => feature_image),
    snippets.map(({ lexical }) => lexical),
    settings
      .filter(({ key }) => ['cover_image', 'icon', 'logo', 'og_image', 'twitter_image'].includes(key))
      .map(({ value }) => value),
  ])
  const found = (taken.match(CONTENT) ?? []).map((path) => path.replace(/\\.*$/, '').replace(SIZED, '/content/images/'))
  return [...new Set(found)].sort()
}
