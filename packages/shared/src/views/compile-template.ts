import Handlebars from 'handlebars'

/** What a compiled template needs at run time: private data reaches helpers as `options.data`. */
export type CompiledTemplate = Handlebars.TemplateDelegate

/**
 * Compiles a template in which `{{{value}}}` accepts SafeHtml only: every unescaped mustache is rewritten to
 * `{{{trusted value}}}`, and `trusted` throws on plain strings. Unknown helpers fail here, not on a visitor's page.
 */
export function compileTemplate(handlebars: typeof Handlebars, source: string): CompiledTemplate {
  const ast = handlebars.parse(source)
  const knownHelpers = Object.fromEntries(Object.keys(handlebars.helpers).map((name) => [name, true]))
  new TrustOnlySafeHtml(knownHelpers).accept(ast)
  return handlebars.compile(ast, { knownHelpers, knownHelpersOnly: true, preventIndent: true })
}

class TrustOnlySafeHtml extends Handlebars.Visitor {
  readonly #helpers: Record<string, boolean>

  constructor(helpers: Record<string, boolean>) {
    super()
    this.#helpers = helpers
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement) {
    if (mustache.escaped) return
    const path = mustache.path as hbs.AST.PathExpression
    const isHelper = mustache.params.length > 0 || mustache.hash || this.#helpers[path.original]
    const value = isHelper ? { ...mustache, type: 'SubExpression' } : path
    mustache.params = [value as hbs.AST.Expression]
    mustache.hash = undefined as unknown as hbs.AST.Hash
    mustache.path = {
      ...path,
      original: 'trusted',
      parts: ['trusted'],
      depth: 0,
      data: false,
    } as hbs.AST.PathExpression
  }
}
