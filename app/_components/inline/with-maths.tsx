'use client'

import { createContext, type ReactNode } from 'react'
import type { Maths } from '@/core/inline-text'

/** The formulas that the server has drawn for the texts below. */
export const DrawnFormulas = createContext<Maths>({})

/** Gives the texts inside it their formulas, which the server draws (`drawFormulasIn`): no browser can draw TeX. */
export function WithMaths({ maths, children }: { maths: Maths; children: ReactNode }) {
  return <DrawnFormulas value={maths}>{children}</DrawnFormulas>
}
