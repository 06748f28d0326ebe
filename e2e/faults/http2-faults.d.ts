import type { Fault } from './fault.ts'
export declare const http2Faults: readonly Fault[]
