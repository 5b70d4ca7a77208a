import type { CheerioAPI } from 'cheerio'

/** Keeps the text of a sign-up card and links to our own sign-up page. */
export function rewriteSignup($: CheerioAPI, signUpUrl: string): void {
  $('.kg-signup-card').each((_index, card) => {
    const part = (name: string) => $(card).find(`.kg-signup-card-${name}`).first().html()?.trim() ?? ''
    const button = $(card).find('.kg-signup-card-button-default').first().text().trim() || 'Sign up'
    const text = [
      part('heading') && `<h2 class="kg-signup-card-heading">${part('heading')}</h2>`,
      part('subheading') && `<p class="kg-signup-card-subheading">${part('subheading')}</p>`,
      `<p><a class="kg-signup-card-button kg-btn kg-btn-accent" href="${signUpUrl}">${$('<i></i>').text(button).html()}</a></p>`,
      part('disclaimer') && `<p class="kg-signup-card-disclaimer">${part('disclaimer')}</p>`,
    ]
    $(card).replaceWith(
      `<div class="kg-card kg-signup-card"><div class="kg-signup-card-text">${text.filter(Boolean).join('')}</div></div>`,
    )
  })
}
