/** How many attempts earned one grade, which is a share of the points, 0..1. */
export type GradeCount = { grade: number; count: number }

/**
 * The grades of a quiz: each distinct grade once, the lowest first. Histograms of several cohorts can be added, and everything that is
 * said of the grades of a quiz follows from one. A quiz has few distinct grades, so a histogram is hardly larger than sums of powers,
 * and unlike those it loses no digits and has a median.
 */
export type GradeHistogram = readonly GradeCount[]

/** Counts grades, which are shares of the points, 0..1. */
export function gradeHistogramOf(grades: readonly number[]): GradeHistogram {
  return merge(grades.map((grade) => ({ grade, count: 1 })))
}

/** Adds the grades of two sets of attempts that have none in common. */
export function addGradeHistograms(a: GradeHistogram, b: GradeHistogram): GradeHistogram {
  return merge([...a, ...b])
}

/** Returns how many grades there are. */
export function countGrades(histogram: GradeHistogram): number {
  return histogram.reduce((sum, { count }) => sum + count, 0)
}

/**
 * What is said of the grades of a quiz. `mean`, `median` and `deviation` (the standard deviation, divided by n − 1) are shares of the
 * points. A figure is null where it does not exist: mean and median without grades, deviation for fewer than 2, skewness for fewer than
 * 3, kurtosis for fewer than 4, and both if all grades are equal. Kurtosis is the excess over that of a normal distribution.
 */
export type QuizStatistics = {
  n: number
  mean: number | null
  median: number | null
  deviation: number | null
  skewness: number | null
  kurtosis: number | null
}

// The mean square of deviations that are rounding error alone. That of real differences between grades is far larger.
const roundingError = 1e-18

/**
 * Describes the grades of a quiz. Skewness and kurtosis are those of samples, from the k-statistics: with the central moments m2, m3
 * and m4, k2 = n·m2/(n − 1), k3 = n²·m3/((n − 1)(n − 2)), k4 = n²((n + 1)m4 − 3(n − 1)m2²)/((n − 1)(n − 2)(n − 3)); skewness is
 * k3/k2^1.5 and kurtosis k4/k2². Source: Moodle's quiz statistics calculations.
 */
export function describeGrades(histogram: GradeHistogram): QuizStatistics {
  const n = countGrades(histogram)
  if (n === 0) return { n, mean: null, median: null, deviation: null, skewness: null, kurtosis: null }
  const average = (of: (grade: number) => number) => histogram.reduce((sum, { grade, count }) => sum + count * of(grade), 0) / n
  const mean = average((grade) => grade)
  const [m2, m3, m4] = [2, 3, 4].map((power) => average((grade) => (grade - mean) ** power)) as [number, number, number]
  const areEqual = m2 <= roundingError
  const k2 = areEqual ? 0 : (n * m2) / (n - 1)
  const k3 = (n ** 2 * m3) / ((n - 1) * (n - 2))
  const k4 = (n ** 2 * ((n + 1) * m4 - 3 * (n - 1) * m2 ** 2)) / ((n - 1) * (n - 2) * (n - 3))
  return {
    n,
    mean,
    median: (gradeAt(histogram, Math.floor((n - 1) / 2)) + gradeAt(histogram, Math.floor(n / 2))) / 2,
    deviation: n >= 2 ? Math.sqrt(k2) : null,
    skewness: n >= 3 && !areEqual ? k3 / k2 ** 1.5 : null,
    kurtosis: n >= 4 && !areEqual ? k4 / k2 ** 2 : null,
  }
}

/** Returns the grade at a place of the sorted grades, counted from 0. */
function gradeAt(histogram: GradeHistogram, place: number): number {
  let passed = 0
  for (const { grade, count } of histogram) {
    passed += count
    if (passed > place) return grade
  }
  throw new Error(`There is no grade at ${place}.`)
}

function merge(counts: readonly GradeCount[]): GradeHistogram {
  const byGrade = new Map<number, number>()
  for (const { grade, count } of counts) byGrade.set(grade, (byGrade.get(grade) ?? 0) + count)
  return [...byGrade].map(([grade, count]) => ({ grade, count })).sort((a, b) => a.grade - b.grade)
}
