/** The attributes of a tag: those that it must have and those that it may have. All values are text. */
type Attributes = { required: readonly string[]; optional?: readonly string[] }

/**
 * The tags that a lesson or another page of the course may use, with their attributes. The check and the renderer use this list.
 */
export const tags = {
  Passage: { required: ['id', 'title'], optional: ['claims'] },
  Claim: { required: ['id'] },
  Term: { required: ['id'] },
  OftenSaid: { required: [], optional: ['claim'] },
  Measured: { required: [] },
  Safety: { required: ['title'] },
  CrisisHelp: { required: [] },
  Figure: { required: ['id'] },
  Practice: { required: ['id'] },
  Reflection: { required: [] },
  Recap: { required: [] },
} as const satisfies Record<string, Attributes>
/** The name of a tag. */
export type Tag = keyof typeof tags

/** Returns true if a lesson may use a tag with this name. */
export function isTag(name: string): name is Tag {
  return Object.hasOwn(tags, name)
}

/** Returns the attributes of a tag. Returns null if there is no such tag. */
export function findAttributes(name: string): Attributes | null {
  return isTag(name) ? tags[name] : null
}
