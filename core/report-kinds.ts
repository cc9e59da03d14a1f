/** What may be wrong with a sentence or a question. Browsers load this file, so it is apart from the schemas. */
export const reportKinds = ['wrong', 'unclear', 'misspelt', 'broken', 'other'] as const
/** One of the things that may be wrong. */
export type ReportKind = (typeof reportKinds)[number]
