import type { FileError, FileRefusal } from '@/server/database/file-refusal'
import type { StorageFault } from '@/server/database/storage-fault'

const restoring = 'restore a backup with "npm run restore -- <file>"'

type Words = (file: string, detail: string, backup: string | null) => string

const words: Record<FileError, Words> = {
  'in-use': (file, detail) =>
    `${file} is in use: ${detail || 'a server or another program has it open'}. Stop that first, then try again. Nothing was changed.`,
  newer: (file, detail) =>
    `${file} was made by a newer version of this software: it has the migration ${detail}. Start that version, or ${restoring} from before. Nothing was changed.`,
  damaged: (file, detail) => `${file} is damaged: ${detail}. To go on, ${restoring}. Nothing was changed.`,
  'not-ours': (file) =>
    `${file} is a database of another program. DATABASE_URL says which file the course uses. Nothing was changed.`,
  empty: (file) =>
    `${file} is empty: it has no tables. If there was anything in it, ${restoring}. To begin with an empty course, delete the file. Nothing was changed.`,
  unfinished: (file, detail) =>
    `An upgrade of ${file} broke off halfway${detail && `, at the migration ${detail}`}. To go on, ${restoring}, the one that was made before that upgrade. Nothing was changed.`,
  'log-without-database': (file, detail) =>
    `${detail} is there, with what was written last, but ${file} is not. Move the database back beside it, or ${restoring}. To begin with an empty course, delete ${detail}. Nothing was changed.`,
  'migration-failed': (file, detail, backup) =>
    `${file} could not be brought up to date: ${detail}. It was not changed, and there is a copy at ${backup}. Start the previous version of the software.`,
  'no-space': (file, detail) =>
    `There is no space left to work on ${file}: ${detail}. It was not changed. Free some space, then try again.`,
  missing: (file) => `There is no file ${file}. Nothing was changed.`,
  'same-file': (file) => `${file} is the database itself, not a backup of it. Nothing was changed.`,
  exists: (file) => `${file} exists already and is not overwritten. Give another name.`,
  unusable: (file, detail) => `${file} cannot be used: ${detail}. It was not changed.`,
}

/** A refusal in words: what is wrong with a file, what to do, and that it was not changed. */
export function explainRefusal({ error, detail, backup }: FileRefusal, file: string): string {
  return words[error](file, detail, backup)
}

/** Why nothing can be saved, as the end of a sentence. */
export const faultWords: Record<StorageFault, string> = {
  busy: 'another program holds the database locked',
  full: 'there is no space left on its disk',
  'read-only': 'the database may not be written to',
  failing: 'the disk or the operating system reports an error',
  damaged: 'the database is damaged',
  gone: 'the database file was moved, deleted or exchanged',
}
