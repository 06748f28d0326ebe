/** The first thing a person asks: is it good now? Every sentence on times. */
import { expect, test } from 'vitest'
import { immport, T, verdictOn } from './test-verdict.ts'

type Case = readonly [name: string, verdict: () => readonly string[], reads: readonly string[]]

const cases: readonly Case[] = [
  ['good for minutes', () => verdictOn({ exp: T + 725, iat: T - 175 }), ['good', 'Good for 12 more minutes.']],
  [
    'good for seconds is ending soon',
    () => verdictOn({ exp: T + 47, iat: T - 853 }),
    ['soon', 'Good for 47 more seconds.'],
  ],
  ['the last second', () => verdictOn({ exp: T + 1 }), ['soon', 'Good for 1 more second.']],
  ['two minutes are told in minutes', () => verdictOn({ exp: T + 120, iat: T }), ['good', 'Good for 2 more minutes.']],
  [
    'less than two minutes are counted',
    () => verdictOn({ exp: T + 119, iat: T - 1000 }),
    ['good', 'Good for another 1 minute 59 seconds.'],
  ],
  ['good for hours', () => verdictOn({ exp: T + 7500, iat: T }), ['good', 'Good for another 2 hours 5 minutes.']],
  ['good for days', () => verdictOn({ exp: T + 180000, iat: T }), ['good', 'Good for another 2 days 2 hours.']],
  ['good for months', () => verdictOn({ exp: T + 90 * 86400, iat: T }), ['good', 'Good for 90 more days.']],
  ['good for years', () => verdictOn({ exp: T + 3653 * 86400 }), ['good', 'Good for 10 more years.']],
  [
    'a short-lived token is soon only near its end',
    () => verdictOn({ exp: T + 20, iat: T - 10 }),
    ['good', 'Good for 20 more seconds.'],
  ],
  [
    'one that does not say when it began is soon near the end of the lifetime that is known',
    () => verdictOn({ exp: T + 47 }, { stored: { ...immport, lifetimeMs: 60_000 } }),
    ['good', 'Good for 47 more seconds, for ImmPort, as campjo.'],
  ],
  [
    'and then it is',
    () => verdictOn({ exp: T + 12 }, { stored: { ...immport, lifetimeMs: 60_000 } }),
    ['soon', 'Good for 12 more seconds, for ImmPort, as campjo.'],
  ],
  [
    'ended this very moment',
    () => verdictOn({ exp: T }),
    [
      'over',
      'Ended just now.',
      'validity: Most servers still accept it: they allow for clocks that differ by up to a minute.',
    ],
  ],
  [
    'ended within what clocks may differ',
    () => verdictOn({ exp: T - 20, iat: T - 900 }),
    [
      'over',
      'Ended 20 seconds ago.',
      'validity: Most servers still accept it: they allow for clocks that differ by up to a minute.',
    ],
  ],
  [
    'ended long enough ago for everybody',
    () => verdictOn({ exp: T - 180, iat: T - 900 }),
    ['over', 'Ended 3 minutes ago.'],
  ],
  [
    'ended, within another tolerance',
    () => verdictOn({ exp: T - 180 }, { toleranceMs: 300_000 }),
    [
      'over',
      'Ended 3 minutes ago.',
      'validity: Most servers still accept it: they allow for clocks that differ by up to 5 minutes.',
    ],
  ],
  [
    'ended, within an hour of tolerance',
    () => verdictOn({ exp: T - 180 }, { toleranceMs: 3_600_000 }),
    [
      'over',
      'Ended 3 minutes ago.',
      'validity: Most servers still accept it: they allow for clocks that differ by up to an hour.',
    ],
  ],
  [
    "ended by the server's clock, which is ahead",
    () => verdictOn({ exp: T + 60 }, { clockOffsetMs: 90_000 }),
    [
      'over',
      'Ended 30 seconds ago.',
      'validity: Most servers still accept it: they allow for clocks that differ by up to a minute.',
    ],
  ],
  [
    "good still by the server's clock, which is behind",
    () => verdictOn({ exp: T - 60 }, { clockOffsetMs: -90_000 }),
    ['soon', 'Good for 30 more seconds.'],
  ],
  ['not valid yet', () => verdictOn({ nbf: T + 300, exp: T + 900 }), ['early', 'Becomes valid in 5 minutes.']],
  [
    'not valid yet, within what clocks may differ',
    () => verdictOn({ nbf: T + 30, exp: T + 900 }),
    [
      'early',
      'Becomes valid in 30 seconds.',
      'validity: Most servers accept it already: they allow for clocks that differ by up to a minute.',
    ],
  ],
  [
    'made in the future',
    () => verdictOn({ iat: T + 300, exp: T + 900 }),
    [
      'good',
      'Good for 15 more minutes.',
      'validity: It says that it is made in the future (in 5 minutes): the clock of its issuer or of this computer is wrong.',
    ],
  ],
  [
    'made a moment ahead is nothing to speak of',
    () => verdictOn({ iat: T + 30, exp: T + 900 }),
    ['good', 'Good for 15 more minutes.'],
  ],
  [
    'ends before it begins',
    () => verdictOn({ nbf: T + 900, exp: T + 300 }),
    ['bad', 'Never good: it ends before it begins.'],
  ],
  [
    'a name that is a pattern to programs is a name in it',
    () => verdictOn({ exp: T, nbf: T + 60, user_name: "$'$&$`" }),
    ['bad', "Never good, as “$'$&$`”: it ends before it begins."],
  ],
  [
    'ended when it was made',
    () => verdictOn({ iat: T, exp: T - 300 }),
    ['bad', 'Never good: it had ended when it was made.'],
  ],
  [
    'ends the moment it was made',
    () => verdictOn({ iat: T, exp: T }),
    ['bad', 'Never good: it had ended when it was made.'],
  ],
  [
    'the end in milliseconds, over',
    () => verdictOn({ iat: (T - 900) * 1000, exp: (T - 300) * 1000 }),
    [
      'unknown',
      'Its end (exp) is written in milliseconds where seconds belong.',
      'validity: Programs take that for a time thousands of years from now. Meant is probably: ended 5 minutes ago.',
    ],
  ],
  [
    'the end in milliseconds, ahead',
    () => verdictOn({ exp: (T + 300) * 1000 }),
    [
      'unknown',
      'Its end (exp) is written in milliseconds where seconds belong.',
      'validity: Programs take that for a time thousands of years from now. Meant is probably: ends in 5 minutes.',
    ],
  ],
  [
    'the end in milliseconds and quotes',
    () => verdictOn({ exp: `${(T + 300) * 1000}` }),
    [
      'unknown',
      'Its end (exp) is written in milliseconds where seconds belong.',
      'validity: Programs take that for a time thousands of years from now. Meant is probably: ends in 5 minutes.',
    ],
  ],
  ['no end', () => verdictOn({ sub: 'anna' }), ['unknown', 'As anna; does not say when it ends.']],
  ['an end that is null', () => verdictOn({ exp: null }), ['unknown', 'Does not say when it ends.']],
  [
    'an end that is a word',
    () => verdictOn({ exp: 'tomorrow' }),
    ['unknown', 'What it says about its end (exp) is not a time.'],
  ],
  [
    'an end that is absurd',
    () => verdictOn({ exp: 1e300 }),
    ['unknown', 'What it says about its end (exp) is not a time.'],
  ],
  ['an end before 1970', () => verdictOn({ exp: -5 }), ['unknown', 'What it says about its end (exp) is not a time.']],
  [
    'an end in quotes',
    () => verdictOn({ exp: `${T + 725}` }),
    ['good', 'Good for 12 more minutes.', 'validity: Its end (exp) is written in quotes; strict servers refuse that.'],
  ],
  [
    'a beginning and a making that are no times',
    () => verdictOn({ exp: T + 725, nbf: {}, iat: [] }),
    [
      'good',
      'Good for 12 more minutes.',
      'validity: What it says about its beginning (nbf) is not a time; strict servers refuse that.',
      'validity: What it says about when it was made (iat) is not a time; strict servers refuse that.',
    ],
  ],
  [
    'a making in milliseconds',
    () => verdictOn({ exp: T + 725, iat: T * 1000 }),
    [
      'good',
      'Good for 12 more minutes.',
      'validity: What it says about when it was made (iat) is not a time; strict servers refuse that.',
    ],
  ],
  [
    'no end of its own, but one that the server told',
    () => verdictOn({}, { stored: { ...immport, expiresAt: (T + 725) * 1000 } }),
    [
      'good',
      'Good for 12 more minutes, for ImmPort, as campjo.',
      'validity: The token itself does not say when it ends; ImmPort did.',
    ],
  ],
  [
    'no end at all of a token that is kept',
    () => verdictOn({}, { stored: immport }),
    ['unknown', 'For ImmPort, as campjo; does not say when it ends.'],
  ],
  [
    'over, of a token that is kept',
    () => verdictOn({ exp: T - 180, scope: ['browse', 'download'] }, { stored: immport }),
    ['over', 'Ended 3 minutes ago; until then good for ImmPort, as campjo, to browse and download.'],
  ],
]

test.each(cases)('%s', (_name, verdict, reads) => {
  expect(verdict()).toEqual(reads)
})
