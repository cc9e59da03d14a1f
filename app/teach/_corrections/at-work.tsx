const secondsBetweenLoads = 3

/** Loads the page again after a few seconds while a correction is at work, also without scripts, and says so. */
export function AtWork({ attempts }: { attempts: number | null }) {
  return (
    <>
      <meta httpEquiv="refresh" content={String(secondsBetweenLoads)} />
      <p role="status" className="notice">
        A correction is at work{attempts !== null && `: ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} changed so far`}.
        Quizzes go on meanwhile, and this page loads itself again until it is done.
      </p>
    </>
  )
}
