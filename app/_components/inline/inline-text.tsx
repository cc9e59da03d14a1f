'use client'

import { type ReactNode, useContext } from 'react'
import { type Inline, type Maths, readInline } from '@/core/inline-text'
import { MathsElement } from './maths-element'
import { DrawnFormulas } from './with-maths'

/** A text of a question with its inline markup: emphasis, code and formulas. Everything else is shown as it is written. */
export function InlineText({ text }: { text: string }): ReactNode {
  const maths = useContext(DrawnFormulas)
  return readInline(text).map((piece, i) => drawPiece(piece, i, maths))
}

function drawPiece(piece: Inline, key: number, maths: Maths): ReactNode {
  switch (piece.is) {
    case 'text':
      return piece.text
    case 'code':
      return <code key={key}>{piece.text}</code>
    case 'emphasis':
      return <em key={key}>{piece.parts.map((part, i) => drawPiece(part, i, maths))}</em>
    case 'strong':
      return <strong key={key}>{piece.parts.map((part, i) => drawPiece(part, i, maths))}</strong>
    case 'maths': {
      const node = maths[piece.tex]
      // A stored question may hold a formula that today's library cannot draw.
      return node ? <MathsElement key={key} node={node} /> : <code key={key}>{piece.tex}</code>
    }
  }
}
