import type { SavedDraft } from './drafts'

/**
 * What keeps a save from arriving: no connection, a server whose database is locked by another program or whose disk is full, or
 * anything else that fails on the server.
 */
export type Obstacle = 'connection' | 'busy' | 'disk-full' | 'server'

/**
 * What became of a save. `isUnreadable` is set if what is saved now should be a number and cannot be read as one. `unreachable` means no
 * connection, a server in trouble, or one that asks to wait.
 */
export type SaveOutcome =
  | { is: 'saved'; revision: number; isUnreadable?: true }
  | { is: 'stale'; current: SavedDraft; isUnreadable?: true }
  | { is: 'closed' | 'signed-out' | 'refused' }
  | { is: 'unreachable'; obstacle: Obstacle; waitSeconds?: number }
