/** The limits that all inputs share. Objects are strict: a key nobody asked for is refused. */
import * as z from 'zod'

/** A call without input. */
export const nothing = z.undefined()

/** An identifier made by the app. */
export const id = z.string().min(1).max(100)

/** A name or label that a person reads. */
export const name = z.string().max(200)

/** A value that was typed or pasted. */
export const value = z.string().max(20_000)

/** A request body. */
export const bodyText = z.string().max(5_000_000)

/** Form field or server field → what was typed. */
export const values = z
  .record(name, value)
  .refine((map) => Object.keys(map).length <= 50, { message: 'too many keys', abort: true })

/** Headers, query parameters or form fields, in order. */
export const nameValues = z.array(z.strictObject({ name, value })).max(500)
