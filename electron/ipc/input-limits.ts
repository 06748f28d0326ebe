import { longestBrought } from '../../shared/bring-in/brought.ts'

/** A character has four bytes at most; a little more than is read is taken, so that it can be refused in words. */
export const broughtBytes = (longestBrought + 1_000_000) * 4

/** Calls that take longer inputs than others, bytes by channel. */
export const longerInputs: Readonly<Record<string, number>> = { 'imports:read': broughtBytes }
