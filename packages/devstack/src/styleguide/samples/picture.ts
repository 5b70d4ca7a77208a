/** A sample picture, served from the styleguide's own folder. */
export const picture = (name: string, alt: string) => ({
  src: `/styleguide/pictures/${name}.webp`,
  alt,
  width: 640,
  height: 640,
})
