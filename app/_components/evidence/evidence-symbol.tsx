import type { ReactNode } from 'react'
import { Words } from '@/app/_components/site/words'
import type { ShownDoubt, ShownStrength } from '@/app/course'
import type { Doubt, StrengthSymbol } from '@/core/course/evidence'

// Drawn on 16 by 16 units, so that each line is at least one pixel wide at 12 px. More ink means stronger evidence.
const shapes: Record<StrengthSymbol, ReactNode> = {
  disc: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  square: <rect x="1.5" y="1.5" width="13" height="13" fill="currentColor" />,
  'half-disc': (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor" />
    </>
  ),
  ring: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="8" cy="8" r="2.6" fill="currentColor" />
    </>
  ),
  triangle: <path d="M8 2.2 14.6 13.8H1.4z" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />,
  'dashed-ring': (
    <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="3.25 3.243" />
  ),
  diamond: <path d="M8 .6 15.4 8 8 15.4.6 8z" fill="currentColor" />,
}

// The same shapes without ink inside, for figures: a filled shape there is a measured value.
const outlines: Record<StrengthSymbol, ReactNode> = {
  disc: <circle cx="8" cy="8" r="6.2" />,
  square: <rect x="2.2" y="2.2" width="11.6" height="11.6" />,
  'half-disc': <path d="M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4zv12.4" />,
  ring: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <circle cx="8" cy="8" r="2.2" />
    </>
  ),
  triangle: <path d="M8 2.2 14.6 13.8H1.4z" />,
  'dashed-ring': <circle cx="8" cy="8" r="6.2" strokeDasharray="3.25 3.243" />,
  diamond: <path d="M8 1.4 14.6 8 8 14.6 1.4 8z" />,
}

const doubtShapes: Record<Doubt, ReactNode> = {
  oversimplified: (
    <path
      d="M1.5 9.6C3.4 5.4 6 5.6 8 8s4.6 2.6 6.5-1.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    />
  ),
  contradicted: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M1.2 14.8 14.8 1.2" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
  unsupported: (
    <>
      <path d="M4.6 11.6a5.6 5.6 0 1 1 6.8 0" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      <circle cx="8" cy="14.2" r="1.4" fill="currentColor" />
    </>
  ),
}

/** The symbol of a strength, hidden from screen readers: its word must stand beside it. */
export function EvidenceSymbol({ symbol }: { symbol: StrengthSymbol }) {
  return (
    <svg className="evidence-symbol" viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-symbol={symbol}>
      {shapes[symbol]}
    </svg>
  )
}

/** The symbol of a strength in outline, for figures. Hidden from screen readers: its word must stand before it. */
export function EvidenceOutline({ symbol }: { symbol: StrengthSymbol }) {
  return (
    <svg className="evidence-symbol" viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-symbol={symbol}>
      <g fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round">
        {outlines[symbol]}
      </g>
    </svg>
  )
}

/** The symbol of what is wrong with a telling, hidden from screen readers: its word must stand beside it. */
export function DoubtSymbol({ doubt }: { doubt: Doubt }) {
  return (
    <svg className="evidence-symbol" viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-doubt={doubt}>
      {doubtShapes[doubt]}
    </svg>
  )
}

/** The symbol of a strength with its word. */
export function EvidenceLabel({
  strength: { symbol, short, isOwn },
}: {
  strength: Pick<ShownStrength, 'symbol' | 'short' | 'isOwn'>
}) {
  return (
    <span className="evidence-label">
      <EvidenceSymbol symbol={symbol} /> <Words isAuthored={isOwn}>{short}</Words>
    </span>
  )
}

/** The symbol of what is wrong with a telling, with its word. */
export function DoubtLabel({ doubt: { id, short, isOwn } }: { doubt: Pick<ShownDoubt, 'id' | 'short' | 'isOwn'> }) {
  return (
    <span className="evidence-label">
      <DoubtSymbol doubt={id} /> <Words isAuthored={isOwn}>{short}</Words>
    </span>
  )
}
