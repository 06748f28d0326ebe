import { type Fault } from './fault.ts'
export declare const answerFaults: readonly Fault[]
