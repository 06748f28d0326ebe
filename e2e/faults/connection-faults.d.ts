/** What goes wrong before an answer is whole: connections, TLS, HTTP itself. */
import { type Fault } from './fault.ts'
export declare const connectionFaults: readonly Fault[]
