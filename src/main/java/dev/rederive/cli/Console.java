package dev.rederive.cli;

import java.io.PrintStream;
import java.util.OptionalInt;

/**
 * The two streams a user reads, and what each may carry.
 *
 * @param out reports
 * @param err what goes wrong, and progress
 * @param outStyle whether reports may use colour
 * @param errStyle whether messages may use colour and progress may overwrite its line
 */
public record Console(PrintStream out, PrintStream err, Style outStyle, Style errStyle) {
  /** How a stream is written. */
  public enum Style {
    /** Text alone: a file, a pipe, or a terminal whose user wants no colour. */
    PLAIN,
    /** A terminal that understands colour. */
    COLOURED
  }

  /** Where nobody knows how wide the terminal is. */
  private static final int USUAL_COLUMNS = 80;

  /** How many characters the terminal shows side by side; the launcher asks it. */
  static int columns() {
    return Math.max(20, Integer.getInteger("rederive.columns", USUAL_COLUMNS));
  }

  /** The width of standard output if that is a terminal; what goes elsewhere has its own. */
  static OptionalInt outColumns() {
    return Boolean.getBoolean("rederive.out.terminal")
        ? OptionalInt.of(columns())
        : OptionalInt.empty();
  }

  /** The same streams without colour. */
  Console plain() {
    return new Console(out, err, Style.PLAIN, Style.PLAIN);
  }

  /** Prints one message on the error stream, after the name of the program. */
  void complain(String message) {
    err.println("rederive: " + message);
  }
}
