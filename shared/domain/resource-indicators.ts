/**
 * The APIs that a token is asked for (resource indicators, RFC 8707). They stand in one form value (`resource`), with spaces
 * between them; each becomes a parameter `resource` of its own, in authorization, token and refresh requests alike.
 */

/** What the form's values ask for, in the person's order, each once; empty when they leave it to the server. */
export function resourcesOf(values: Readonly<Partial<Record<string, string>>>): readonly string[] {
  const words = (values.resource ?? '').split(/\s+/).filter((word) => word !== '')
  return [...new Set(words)]
}

/** Why a text is no list of resources (RFC 8707 section 2: absolute URIs without a fragment), in a sentence; null for one. */
export function resourceProblem(text: string): string | null {
  for (const resource of resourcesOf({ resource: text })) {
    if (!/^[a-z][a-z0-9+.-]*:\S/i.test(resource) || !URL.canParse(resource)) {
      return `“${shortened(resource)}” is no whole address. Each begins with its kind, such as https:// or urn:.`
    }
    if (resource.includes('#')) return `“${shortened(resource)}” must end before its “#”: a part of a page is no API.`
  }
  return null
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
