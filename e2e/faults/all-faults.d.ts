import type { Fault } from './fault.ts'
/** Every fault there is. */
export declare const allFaults: readonly Fault[]
