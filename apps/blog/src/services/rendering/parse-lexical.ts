import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import { storable } from '@rose-ash/shared/words/storable-text'
import { isLexicalNode, type LexicalDocument } from './lexical-node.ts'

class UnreadableLexicalError extends ValidationError {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, { ...options, code: 'unreadable_lexical' })
  }
}

/** Reads a stored Lexical document. Throws UnreadableLexicalError when it is not JSON or has no root with children. */
export function parseLexical(text: string): LexicalDocument {
  const document = parseJson(text)
  const root = (document as { root?: unknown } | null)?.root
  if (!isLexicalNode(root) || !Array.isArray(root.children)) {
    throw new UnreadableLexicalError('the text is not a Lexical document: it has no root with children')
  }
  return { root }
}

function parseJson(text: string): unknown {
  try {
    return storable(JSON.parse(text))
  } catch (cause) {
    throw new UnreadableLexicalError('the text is not a Lexical document: it is not JSON', { cause })
  }
}
