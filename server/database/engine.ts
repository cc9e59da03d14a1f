/** The two databases that the product runs on. */
export type Engine = 'sqlite' | 'postgresql'

/** Returns which engine a database URL means: "file:" and a path, or "postgresql://". This is the only place that decides it. */
export function engineOf(url: string): Engine {
  return /^postgres(ql)?:\/\//.test(url) ? 'postgresql' : 'sqlite'
}
