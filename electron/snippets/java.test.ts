import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { javaHttpClient } from '../../shared/snippets/java-http-client.ts'
import { describeRuns, type SnippetRunner, type SnippetToRun } from './test-runs.ts'
import { findTool, runTool, works } from './test-tools.ts'

/** Compiles each file by itself in one process and starts its main: a process for each would take a second and a half. */
const driver = `
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

public class All {
    public static void main(String[] folders) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (String folder : folders) {
            int code = compiler.run(null, System.out, System.out, "-proc:none", "-d", folder, folder + "/Request.java");
            if (code != 0) { System.out.println(folder + " was not compiled"); continue; }
            try (URLClassLoader loader = new URLClassLoader(new URL[] {new File(folder).toURI().toURL()}, ClassLoader.getPlatformClassLoader())) {
                loader.loadClass("Request").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            } catch (Exception thrown) {
                System.out.println(folder + " " + thrown.getCause());
            }
        }
        System.exit(0);
    }
}
`

/** Those that set a property which Java reads once are started as a person would: \`java Request.java\`. */
const run: SnippetRunner = async (folder, snippets) => {
  for (const { id, text } of snippets) {
    mkdirSync(join(folder, id))
    writeFileSync(join(folder, id, 'Request.java'), text)
  }
  writeFileSync(join(folder, 'All.java'), driver)
  const alone = ({ id, text }: SnippetToRun) => text.includes('System.setProperty') || id === 'token'
  const together = snippets.filter((snippet) => !alone(snippet)).map(({ id }) => id)
  const half = Math.ceil(together.length / 2)
  const said = await Promise.all([
    runTool(folder, 'java', ['All.java', ...together.slice(0, half)]),
    runTool(folder, 'java', ['All.java', ...together.slice(half)]),
  ])
  for (const { id } of snippets.filter(alone)) said.push(await runTool(folder, 'java', [join(id, 'Request.java')]))
  return said.join('\n')
}

function missing(): string | null {
  if (findTool('java') === null) return 'java'
  // Java 11 was the first to start a source file; a runtime alone has no compiler.
  return works('java', '--describe-module', 'jdk.compiler') ? null : 'java with a compiler'
}

describeRuns(javaHttpClient, { missing: missing(), run })
