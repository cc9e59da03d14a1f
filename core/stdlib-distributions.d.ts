// The package has no types of its own. Declared here is what is called, and no more.
declare module '@stdlib/dist-stats-base-dists-flat' {
  const stdlib: {
    base: {
      dists: {
        /** Returns the value below which the share `p` lies, with `d1` and `d2` degrees of freedom. NaN if there is none. */
        f: { quantile(p: number, d1: number, d2: number): number }
      }
    }
  }
  export default stdlib
}
