import type { Environment } from '../domain/connection.ts'
import type { Provider } from '../domain/provider.ts'

/** What can become of a card. */
export type CardWay =
  /** A system like it is not here yet. */
  | 'add'
  /** It takes the place of the one that is here; connections stay. */
  | 'replace'
  /** It comes as another system beside the one that is here. */
  | 'keep-both'
  /** The one that is here is taken, with what comes along. */
  | 'use-mine'

/** A host that would be talked to. */
export type CardHost = {
  /** `name` or `name:port`. */
  readonly host: string
  /** What for: the label of an address, or "saved requests". */
  readonly why: string
  /** Nothing protects what is sent there. */
  readonly isPlainHttp: boolean
}

/** One thing in which a card differs from what is here; null where one of them has nothing there. */
export type CardDifference = {
  /** `Sign-in “Login”, path of the request` */
  readonly what: string
  readonly theirs: string | null
  readonly mine: string | null
}

/** The system that is here already, and is the same or has the same name. */
export type CardTwin = {
  readonly name: string
  readonly sameAs: 'id' | 'name'
  /** It comes with Hallpass, and is never changed. */
  readonly isBuiltIn: boolean
  readonly differences: readonly CardDifference[]
  /** Differences beyond those. */
  readonly moreDifferences: number
  readonly connections: readonly { readonly id: string; readonly name: string; readonly environment: Environment }[]
  /** Names of connections whose sign-in the card does not have: it cannot take this system's place. */
  readonly wouldBreak: readonly string[]
}

/** What is shown of it before it is taken. Never a secret. */
export type CardPreview = {
  readonly kind: 'card'
  readonly system: Pick<Provider, 'name' | 'monogram' | 'hue' | 'summary' | 'docsUrl'>
  readonly signIns: readonly {
    readonly label: string
    readonly summary: string
    /** Labels of what the person has to type. */
    readonly asks: readonly string[]
  }[]
  readonly hosts: readonly CardHost[]
  /** Labels of addresses that the person types. */
  readonly asksAddresses: readonly string[]
  readonly environment: Environment | null
  readonly guide: readonly string[]
  readonly requests: readonly {
    readonly name: string
    readonly folder: string | null
    readonly method: string
    readonly url: string
  }[]
  /** Its documentation switches the check of certificates off. */
  readonly documentsUnverifiedTls: boolean
  readonly twin: CardTwin | null
  /** What can be chosen, the usual one first. */
  readonly ways: readonly CardWay[]
}

/** What the person decided about it. */
export type CardChoice = {
  readonly kind: 'card'
  readonly way: CardWay
  readonly withRequests: boolean
  /** Connections of the system that is here which get the requests as well. */
  readonly connectionIds: readonly string[]
}
