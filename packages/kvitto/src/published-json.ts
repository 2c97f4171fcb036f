import type { Published } from '@kvitto/core'

/** What is published as TypeScript reads it from a JSON file: a word of ours is any text there. */
export type PublishedJson = Json<Published>

/** Entries of a list differ in what they leave out, which is then an undefined member. */
type Json<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Json<Item>[]
    : T extends object
      ? { [Key in keyof T]: Json<T[Key]> | Absent<T, Key> }
      : T

type Absent<T, Key extends keyof T> = string extends Key
  ? undefined
  : T extends Record<Key, unknown>
    ? never
    : undefined
