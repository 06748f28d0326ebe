import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { phpCurl } from '../../shared/snippets/php-curl.ts'
import { describeRuns } from './test-runs.ts'
import { findTool, runTool, works } from './test-tools.ts'

/** Each file in a function, so that none sees another's variables. */
const driver = `<?php
foreach (array_slice($argv, 1) as $name) {
    try {
        (function () use ($name) { include $name; })();
    } catch (Throwable $thrown) {
        echo $name, ' ', $thrown, PHP_EOL;
    }
}
`

function missing(): string | null {
  if (findTool('php') === null) return 'php'
  return works('php', '-r', "exit(function_exists('curl_init') ? 0 : 1);") ? null : 'PHP with its cURL extension'
}

describeRuns(phpCurl, {
  missing: missing(),
  run: (folder, snippets) => {
    for (const { id, text } of snippets) writeFileSync(join(folder, `${id}.php`), text)
    writeFileSync(join(folder, 'all.php'), driver)
    return runTool(folder, 'php', ['all.php', ...snippets.map(({ id }) => `./${id}.php`)])
  },
})
