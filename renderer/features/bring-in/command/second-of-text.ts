/** What a second command means to the first one, while it is being pasted. */
import { addressParts } from '../../../../shared/command-import/address-parts.ts'
import { exampleOfCommand } from '../../../../shared/command-import/example-of-command.ts'
import { requestToTry } from '../../../../shared/command-import/provider-of-command.ts'
import { readCommands } from '../../../../shared/command-import/read-commands.ts'
import { carriedToken } from '../../../../shared/command-import/use-of-command.ts'
import type { TokenUse } from '../../../../shared/domain/provider.ts'

/** What is shown of it; `problem` is a whole sentence. */
export type SecondCommand =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly problem: string }
  | {
      readonly kind: 'read'
      /** Method and path; null where it lost its address. */
      readonly line: string | null
      /** How it sends the token; null where it does not say. */
      readonly use: TokenUse | null
      readonly lostAddress: boolean
      /** Where it goes; null where that is still to be given. */
      readonly origin: string | null
      /** Whole sentences on what of it is left out. */
      readonly notTaken: readonly string[]
    }

export function secondOfText(text: string): SecondCommand {
  if (text.trim() === '') return { kind: 'none' }
  const second = requestToTry(readCommands(text))
  if (second === null) {
    return {
      kind: 'unreadable',
      problem: 'There is no command in this text that Hallpass can read. It may also stay empty.',
    }
  }
  const use = carriedToken(second)?.use ?? null
  const made = exampleOfCommand(second, use?.header ?? '')
  return {
    kind: 'read',
    line: made?.example.label ?? null,
    use,
    lostAddress: second.url === '',
    origin: addressParts(second).origin,
    notTaken: made?.notTaken ?? [],
  }
}
