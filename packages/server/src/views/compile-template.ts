import Handlebars from 'handlebars'

/** A compiled template; helpers get private data as `options.data`. */
export type CompiledTemplate = Handlebars.TemplateDelegate

/**
 * Compiles a template in which `{{{value}}}` accepts SafeHtml only: every unescaped mustache is rewritten to `{{{trusted value}}}`,
 * and `trusted` throws on plain strings. Throws for unknown helpers at compile time. A name without arguments is always a field, so a
 * view may have a field `when` or `day`; `{{{csrf}}}` is the exception.
 */
export function compileTemplate(handlebars: typeof Handlebars, source: string): CompiledTemplate {
  const ast = handlebars.parse(source)
  new TrustOnlySafeHtml().accept(ast)
  const knownHelpers = Object.fromEntries(Object.keys(handlebars.helpers).map((name) => [name, true]))
  return handlebars.compile(ast, { knownHelpers, knownHelpersOnly: true, preventIndent: true })
}

class TrustOnlySafeHtml extends Handlebars.Visitor {
  override MustacheStatement(mustache: hbs.AST.MustacheStatement) {
    const path = mustache.path as hbs.AST.PathExpression
    const isHelper = mustache.params.length > 0 || mustache.hash || path.original === 'csrf'
    if (!isHelper && !path.data && path.parts.length === 1 && path.depth === 0) path.original = `./${path.parts[0]}`
    if (mustache.escaped) return
    const value = isHelper ? { ...mustache, type: 'SubExpression' } : path
    mustache.params = [value as hbs.AST.Expression]
    mustache.hash = undefined as unknown as hbs.AST.Hash
    const trusted = { original: 'trusted', parts: ['trusted'], depth: 0, data: false }
    mustache.path = { ...path, ...trusted } as hbs.AST.PathExpression
  }
}
