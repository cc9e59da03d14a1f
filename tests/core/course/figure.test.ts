import { describe, expect, test } from 'vitest'
import { figure } from '@/core/course/figure'

const every = { id: 'a-figure', title: 'T', caption: 'C.', text: 'The same in words.' }
const claims = ['C1']
const figures = {
  points: {
    ...every,
    kind: 'points',
    axis: { label: 'Share', unit: '%', from: 0, to: 100 },
    rows: [
      { label: '2 mg', low: 27, margin: { from: 20, to: 35 }, detail: 'D.', claims },
      { label: '5 mg', low: 43, high: 58, detail: 'D.', claims },
    ],
  },
  intervals: { ...every, kind: 'intervals', unit: 'days', rows: [{ label: 'R', atLeast: 7, upTo: 10, detail: 'D.', claims }] },
  routes: {
    ...every,
    kind: 'routes',
    routes: [
      {
        title: 'R',
        nodes: ['a', 'b', 'c'],
        arrows: [
          { claim: 'C1', text: 'seen' },
          { claim: 'C2', text: 'untested' },
        ],
      },
    ],
  },
  trials: {
    ...every,
    kind: 'trials',
    rows: [
      {
        label: 'R',
        condition: 'x',
        people: 98,
        dose: '4.5 mg',
        design: 'randomised',
        measured: 'pain',
        result: 'mixed',
        detail: 'D.',
        reference: 'E1',
      },
    ],
  },
  axis: {
    ...every,
    kind: 'axis',
    nodes: [
      { id: 'a', text: 'A', aside: true },
      { id: 'b', text: 'B', aside: false },
    ],
    arrows: [{ from: 'a', to: 'b', acts: 'brakes', claims, liftedIn: 'blocked' }],
    states: [
      { id: 'usual', label: 'L', text: 'T.', measured: [] },
      { id: 'blocked', label: 'L', text: 'T.', measured: [] },
    ],
  },
}

test.each(Object.entries(figures))('a complete figure of the kind %s is accepted unchanged', (_, whole) =>
  expect(figure.parse(whole)).toEqual(whole),
)

describe('a figure is refused', () => {
  const { points, intervals, routes, trials, axis } = figures
  test.each([
    ['of an unknown kind', { ...every, kind: 'pie' }, 'Invalid'],
    ['without its text equivalent', { ...points, text: '' }, 'write something here'],
    ['with an unknown field', { ...points, colour: 'red' }, 'Unrecognized key'],
    ['of points without a point', { ...points, rows: [] }, 'Too small'],
    [
      'of points whose bar ends before it begins',
      { ...points, rows: [{ label: 'R', low: 5, high: 4, detail: 'D.', claims }] },
      'high is below low',
    ],
    [
      'of points whose bar has a margin as well',
      { ...points, rows: [{ label: 'R', low: 4, high: 5, margin: { from: 3, to: 6 }, detail: 'D.', claims }] },
      'a bar has no margin',
    ],
    [
      'of points with a value outside its margin',
      { ...points, rows: [{ label: 'R', low: 4, margin: { from: 5, to: 6 }, detail: 'D.', claims }] },
      'the value lies outside its margin',
    ],
    [
      'of intervals that end before they begin',
      { ...intervals, rows: [{ label: 'R', atLeast: 10, upTo: 7, detail: 'D.', claims }] },
      'upTo is below atLeast',
    ],
    [
      'of intervals that begin at 0',
      { ...intervals, rows: [{ label: 'R', atLeast: 0, upTo: 7, detail: 'D.', claims }] },
      'Too small',
    ],
    [
      'of routes with an arrow missing',
      { ...routes, routes: [{ ...routes.routes[0], nodes: ['a', 'b', 'c', 'd'] }] },
      'a route has one arrow fewer than nodes',
    ],
    [
      'of routes with an arrow too many',
      { ...routes, routes: [{ ...routes.routes[0], nodes: ['a', 'b'] }] },
      'a route has one arrow fewer than nodes',
    ],
    ['of trials with a fractional number of people', { ...trials, rows: [{ ...trials.rows[0], people: 9.5 }] }, 'expected int'],
    ['of trials with no people', { ...trials, rows: [{ ...trials.rows[0], people: 0 }] }, 'Too small'],
    ['of trials with an unknown result', { ...trials, rows: [{ ...trials.rows[0], result: 'great' }] }, 'Invalid option'],
    ['of trials without a reference', { ...trials, rows: [{ ...trials.rows[0], reference: '' }] }, 'write something here'],
    ['of an axis with one state', { ...axis, states: axis.states.slice(0, 1) }, 'Too small'],
    [
      'of an axis whose arrow neither drives nor brakes',
      { ...axis, arrows: [{ ...axis.arrows[0], acts: 'helps' }] },
      'Invalid option',
    ],
  ])('%s', (_, value, message) => expect(() => figure.parse(value)).toThrow(message))
})
