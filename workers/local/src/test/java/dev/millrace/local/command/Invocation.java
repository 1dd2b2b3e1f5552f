package dev.millrace.local.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command line that was run in this process.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained about
 */
public record Invocation(int code, String out, String err) {
  /** Runs a command line to its end. */
  public static Invocation of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int code = MillraceCommand.execute(texts, new PrintWriter(out), new PrintWriter(err));
    return new Invocation(code, out.toString(), err.toString());
  }
}
