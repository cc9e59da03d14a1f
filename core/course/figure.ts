import { z } from 'zod'
import { slug, words } from '../questions/every-question'

const everyFigure = { id: slug, title: words, caption: words, text: words }

const points = z.strictObject({
  ...everyFigure,
  kind: z.literal('points'),
  axis: z.strictObject({ label: words, unit: z.string(), from: z.number(), to: z.number() }),
  rows: z
    .array(
      z
        .strictObject({
          label: words,
          low: z.number(),
          high: z.number().optional(),
          detail: words,
          claims: z.array(words).min(1),
        })
        .refine(({ low, high }) => high === undefined || high >= low, 'high is below low'),
    )
    .min(1),
})

const intervals = z.strictObject({
  ...everyFigure,
  kind: z.literal('intervals'),
  unit: words,
  rows: z
    .array(
      z
        .strictObject({
          label: words,
          atLeast: z.number().positive(),
          upTo: z.number().positive(),
          detail: words,
          claims: z.array(words).min(1),
        })
        .refine(({ atLeast, upTo }) => upTo >= atLeast, 'upTo is below atLeast'),
    )
    .min(1),
})

const routes = z.strictObject({
  ...everyFigure,
  kind: z.literal('routes'),
  routes: z
    .array(
      z
        .strictObject({
          title: words,
          nodes: z.array(words).min(2),
          arrows: z.array(z.strictObject({ claim: words, text: words })).min(1),
        })
        .refine(({ nodes, arrows }) => arrows.length === nodes.length - 1, 'a route has one arrow fewer than nodes'),
    )
    .min(1),
})

const trials = z.strictObject({
  ...everyFigure,
  kind: z.literal('trials'),
  rows: z
    .array(
      z.strictObject({
        label: words,
        condition: words,
        people: z.number().int().positive(),
        dose: words,
        design: words,
        measured: words,
        result: z.enum(['better', 'mixed', 'no-clear-difference']),
        detail: words,
        reference: words,
      }),
    )
    .min(1),
})

const axis = z.strictObject({
  ...everyFigure,
  kind: z.literal('axis'),
  nodes: z.array(z.strictObject({ id: slug, text: words, aside: z.boolean().default(false) })).min(2),
  arrows: z.array(
    z.strictObject({
      from: slug,
      to: slug,
      acts: z.enum(['drives', 'brakes']),
      claims: z.array(words).min(1),
      liftedIn: slug.optional(),
    }),
  ),
  states: z
    .array(
      z.strictObject({
        id: slug,
        label: words,
        text: words,
        measured: z.array(z.strictObject({ people: z.number().int().positive(), text: words, reference: words })).default([]),
      }),
    )
    .min(2),
})

/** A figure as data: what is drawn is what was measured, and `text` says the same in words. */
export const figure = z.discriminatedUnion('kind', [points, intervals, routes, trials, axis])
export type Figure = z.infer<typeof figure>
