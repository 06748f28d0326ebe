/**
 * What cannot be sent byte for byte: target → limit → entries of the corpus that meet it. All else must arrive exactly as the
 * request says. The reasons stand with the targets, and as a comment in each snippet concerned.
 */
export const knownLimits: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'curl-bash': {},
  'curl-cmd': {
    'no-carriage-return': ['body-crlf', 'body-nul', 'parts-lines'],
    'too-long': ['body-very-long', 'body-long-line'],
    'equals-in-part-name': ['parts-equals-in-name'],
    'letters-beyond-ascii-in-header': ['header-latin'],
    'letters-beyond-ascii': [
      'body-quotes',
      'body-letters',
      'body-emoji',
      'body-right-to-left',
      'parts-signs',
      'parts-odd-names',
      'parts-odd-files',
    ],
  },
  powershell: {
    'repeated-header': ['header-repeated', 'header-repeated-in-other-letters'],
    'untyped-body': ['body-without-type', 'file-without-type'],
    'empty-content-type': ['body-type-empty'],
    'header-of-its-own': ['header-conditions', 'header-connection'],
    'own-method': ['own-method', 'own-method-with-a-hyphen', 'method-in-small-letters', 'own-method-in-small-letters'],
    'upper-case-method': ['method-in-small-letters'],
    'no-body-here': ['get-with-body'],
    address: [
      'query-braces',
      'query-escapes-in-small-letters',
      'query-percent-cmd',
      'query-backslash',
      'path-braces',
      'path-dots',
      'path-needless-escapes',
    ],
    'letters-beyond-ascii-in-header': ['header-latin'],
  },
  'python-requests': {
    'lone-question-mark': ['query-lone-question-mark'],
  },
  'javascript-fetch': {
    'repeated-header': ['header-repeated', 'header-repeated-in-other-letters'],
    'no-body-here': ['get-with-body'],
    'upper-case-method': ['method-in-small-letters'],
    'no-trace': ['trace'],
    'header-of-its-own': ['header-host', 'header-connection'],
    'no-cache': ['header-conditions'],
    address: ['query-quotes', 'query-lone-question-mark', 'path-braces', 'path-dots'],
  },
  'php-curl': {},
  'go-net-http': {
    'empty-user-agent': ['header-user-agent-empty'],
    'no-trailer': ['header-trailer'],
  },
  'java-http-client': {
    address: ['query-braces', 'query-percent-cmd', 'query-backslash', 'path-brackets', 'path-braces'],
    'lone-question-mark': ['query-lone-question-mark'],
    'letters-beyond-ascii-in-header': ['header-latin'],
  },
  'csharp-http-client': {
    'repeated-header': ['header-repeated', 'header-repeated-in-other-letters'],
    'upper-case-method': ['method-in-small-letters'],
  },
  httpie: {
    'method-of-letters': ['own-method-with-a-hyphen'],
    'upper-case-method': ['method-in-small-letters', 'own-method-in-small-letters'],
    address: [
      'query-brackets',
      'query-braces',
      'query-escapes-in-small-letters',
      'query-percent-cmd',
      'query-lone-question-mark',
      'query-backslash',
      'path-brackets',
      'path-braces',
      'path-needless-escapes',
    ],
    'backslash-in-header': ['header-backslash-colon'],
    'letters-beyond-ascii-in-header': ['header-latin'],
  },
  wget: {
    'repeated-header': ['header-repeated', 'header-repeated-in-other-letters'],
    'upper-case-method': ['method-in-small-letters', 'own-method-in-small-letters'],
    address: ['query-braces', 'query-percent-cmd', 'query-backslash', 'path-braces', 'path-dots'],
    'untyped-body': ['body-without-type', 'file-without-type'],
  },
}
