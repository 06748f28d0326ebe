import { type Fault } from './fault.ts'
export type FaultServer = {
  readonly http: string
  readonly https: string
  /** The authority whose certificates are good, PEM. */
  readonly authority: string
  /** What is wrong from now on; null: nothing. */
  readonly set: (fault: Fault | null) => void
  /** Whole requests that came, as text. */
  readonly asked: () => readonly string[]
  readonly close: () => Promise<void>
}
export type FaultServerOptions = {
  /** The document of a good answer to a request, JSON; "the-lifetime" stands where a lifetime goes. */
  readonly document: (request: string) => string
  /** Which requests are answered wrongly; all of them where this is left out. */
  readonly isFaulty?: (request: string) => boolean
  /** Where nothing may be sent. */
  readonly stranger: string
}
export declare function startFaultServer({ document, stranger, isFaulty }: FaultServerOptions): Promise<FaultServer>
