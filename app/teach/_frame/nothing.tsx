/** An empty cell, drawn as a dash and read out as words. */
export function Nothing() {
  return (
    <>
      <span aria-hidden="true" className="quiet">
        –
      </span>
      <span className="visually-hidden">nothing yet</span>
    </>
  )
}
