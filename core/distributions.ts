import stdlib from '@stdlib/dist-stats-base-dists-flat'

/**
 * Returns the quantile of the F distribution: the value below which the share `p` (0..1) of it lies. `between` and `within` are the
 * degrees of freedom of numerator and denominator. Returns null unless both are above 0 and `p` is a share.
 *
 * The statistics package stands behind this file alone, because it is large: what a browser loads must not import this file.
 */
export function fQuantile(p: number, between: number, within: number): number | null {
  const quantile = stdlib.base.dists.f.quantile(p, between, within)
  return Number.isNaN(quantile) ? null : quantile
}
