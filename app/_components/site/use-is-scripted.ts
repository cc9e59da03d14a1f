import { useSyncExternalStore } from 'react'

/** False in the page as the server sends it, and true once the scripts have taken it over. */
export function useIsScripted(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  )
}

function subscribeToNothing() {
  return () => undefined
}
