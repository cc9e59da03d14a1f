import { z } from 'zod'
import { slug, words } from '../questions/every-question'

/** The fields that every kind of figure has. */
const everyFigure = {
  /** The name by which the lesson shows the figure. It is unique in the module. */
  id: slug,
  /** The heading above the figure. */
  title: words,
  /** What the figure shows and where its numbers come from. */
  caption: words,
  /** Everything that the figure shows, in words. It is the text equivalent for readers who cannot see the figure. */
  text: words,
}

/** Measured values on one scale: a dot for a single value, with a thin line if it has a margin, a bar for a range. */
const points = z.strictObject({
  ...everyFigure,
  kind: z.literal('points'),
  /** The scale: its label, the unit of its numbers, and the numbers at its two ends. */
  axis: z.strictObject({ label: words, unit: z.string(), from: z.number(), to: z.number() }),
  /** One row for each value or range. */
  rows: z
    .array(
      z
        .strictObject({
          /** What was measured in this row. */
          label: words,
          /** The value, or the lower end of the range, in the unit of the axis. */
          low: z.number(),
          /** The upper end of the range. Leave it out for a single value. */
          high: z.number().optional(),
          /** The confidence interval of a single value, or how far its true value may lie to either side, in the unit of the axis. */
          margin: z.strictObject({ from: z.number(), to: z.number() }).optional(),
          /** How the value was measured, and in whom. */
          detail: words,
          /** The ids of the claims that state the value. */
          claims: z.array(words).default([]),
        })
        .refine(({ low, high }) => high === undefined || high >= low, 'high is below low')
        .refine(({ high, margin }) => !margin || high === undefined, 'a bar has no margin')
        .refine(({ low, margin }) => !margin || (margin.from <= low && low <= margin.to), 'the value lies outside its margin'),
    )
    .min(1),
})

/** Lengths of time that last at least one number and up to another, such as waits. */
const intervals = z.strictObject({
  ...everyFigure,
  kind: z.literal('intervals'),
  /** The unit of all numbers, such as `days`. */
  unit: words,
  /** One row for each interval. */
  rows: z
    .array(
      z
        .strictObject({
          /** The case that the interval applies to. */
          label: words,
          /** The shortest length, in the unit. */
          atLeast: z.number().positive(),
          /** The longest length, in the unit. */
          upTo: z.number().positive(),
          /** Conditions and limits of the interval. */
          detail: words,
          /** The ids of the claims that state the interval. */
          claims: z.array(words).default([]),
        })
        .refine(({ atLeast, upTo }) => upTo >= atLeast, 'upTo is below atLeast'),
    )
    .min(1),
})

/** Chains of ideas in which each arrow shows how strong its evidence is. */
const routes = z.strictObject({
  ...everyFigure,
  kind: z.literal('routes'),
  /** One chain for each proposed explanation. */
  routes: z
    .array(
      z
        .strictObject({
          /** The name of the chain. */
          title: words,
          /** The ideas, in the order of the chain. */
          nodes: z.array(words).min(2),
          /** The arrows between neighbouring ideas. Each has the id of the claim behind it and a few words about the evidence. */
          arrows: z.array(z.strictObject({ claim: words, text: words })).min(1),
        })
        .refine(({ nodes, arrows }) => arrows.length === nodes.length - 1, 'a route has one arrow fewer than nodes'),
    )
    .min(1),
})

/** The studies on one subject, one row for each. */
const trials = z.strictObject({
  ...everyFigure,
  kind: z.literal('trials'),
  /** One row for each study. */
  rows: z
    .array(
      z.strictObject({
        /** The name of the study, such as its authors and year. */
        label: words,
        /** What, or in whom, the study looked at. */
        condition: words,
        /** The number of people who took part. */
        people: z.number().int().positive(),
        /** What was tried and how much of it, with its unit; or leave it out. */
        dose: words.optional(),
        /** The design of the study, such as "drawn by lot, against none". */
        design: words,
        /** What was measured. */
        measured: words,
        /** The result for the people with whom it was tried, compared with the others. */
        result: z.enum(['better', 'mixed', 'no-clear-difference']),
        /** What else a reader should know about the study. */
        detail: words,
        /** The id of the reference that reports the study. */
        reference: words,
      }),
    )
    .min(1),
})

const measurement = z.strictObject({
  /** The number of people who were measured. The figure draws them as dots. */
  people: z.number().int().positive(),
  /** What was measured and found. */
  text: words,
  /** The id of the reference that reports it. */
  reference: words,
})

/** A chain of command with influences from the side, in two or more states that the reader switches between. */
const axis = z.strictObject({
  ...everyFigure,
  kind: z.literal('axis'),
  /** The parts of the chain, in order. A part with `aside: true` acts on the chain from its side. */
  nodes: z.array(z.strictObject({ id: slug, text: words, aside: z.boolean().default(false) })).min(2),
  /** Which part acts on which. */
  arrows: z.array(
    z.strictObject({
      /** The id of the part that acts. */
      from: slug,
      /** The id of the part that it acts on. */
      to: slug,
      /** Whether it drives the other part or slows it down. */
      acts: z.enum(['drives', 'brakes']),
      /** The ids of the claims that state this. */
      claims: z.array(words).default([]),
      /** The id of the state in which the arrow has no effect. */
      liftedIn: slug.optional(),
    }),
  ),
  /** The states that the reader can switch between, the usual one first. */
  states: z
    .array(
      z.strictObject({
        /** The state's name, for `liftedIn`. */
        id: slug,
        /** The words on the switch. */
        label: words,
        /** What happens in this state. */
        text: words,
        /** What was measured in this state. */
        measured: z.array(measurement).default([]),
      }),
    )
    .min(2),
})

/** A figure of a lesson, as data. It draws only what was measured or stated. An entry of `figures.yaml`. */
export const figure = z.discriminatedUnion('kind', [points, intervals, routes, trials, axis])
/** A figure that `figure` accepts, with defaults filled in. */
export type Figure = z.infer<typeof figure>
