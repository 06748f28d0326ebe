import { answerFaults } from './answer-faults.ts'
import { connectionFaults } from './connection-faults.ts'
import type { Fault } from './fault.ts'
import { http2Faults } from './http2-faults.ts'

/** Every fault there is. */
export const allFaults: readonly Fault[] = [...connectionFaults, ...answerFaults, ...http2Faults]
