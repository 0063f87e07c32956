package dev.rederive.api;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.UnknownSize;
import dev.rederive.input.Input;
import dev.rederive.input.Inputs;
import dev.rederive.source.Source;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks derivations from a program. The same documents and settings give the same values. May be
 * called from several threads; a call returns when everything is judged.
 *
 * <pre>{@code
 * Outcome outcome = Rederive.check(Path.of("derivations"));
 * for (RelationResult relation : outcome.relations()) {
 *   if (relation.verdict() == Verdict.REFUTED) {
 *     System.out.println(relation.place().line() + ": " + relation.judgement().witness());
 *   }
 * }
 * }</pre>
 */
public final class Rederive {
  /** How a text that comes from no file is called in reports. */
  private static final String UNNAMED = "<text>";

  private Rederive() {}

  /** As {@link #check(Path, CheckSettings)} with {@link CheckSettings#DEFAULT}. */
  public static Outcome check(Path path) {
    return check(path, CheckSettings.DEFAULT);
  }

  /**
   * Judges every relation of a document, or of all documents below a directory.
   *
   * @param path a document of any kind that is read, in UTF-8, or a directory; what cannot be read
   *     is told in {@link Outcome#unusable}
   * @throws UnknownSize if the settings name a size that no document has
   */
  public static Outcome check(Path path, CheckSettings settings) {
    List<Source> sources = new ArrayList<>();
    List<Input.Unusable> unusable = new ArrayList<>();
    for (Input input : Inputs.open(List.of(path.toString()), InputStream.nullInputStream())) {
      if (input instanceof Input.Readable readable) {
        sources.add(readable.source());
      } else {
        unusable.add((Input.Unusable) input);
      }
    }
    return check(sources, unusable, settings);
  }

  /** As {@link #check(String, CheckSettings)} with {@link CheckSettings#DEFAULT}. */
  public static Outcome check(String markdown) {
    return check(markdown, CheckSettings.DEFAULT);
  }

  /**
   * Judges every relation of a text.
   *
   * @param markdown the whole document; no file is opened
   * @throws UnknownSize if the settings name a size that the document has not
   */
  public static Outcome check(String markdown, CheckSettings settings) {
    return check(new Source(UNNAMED, markdown), settings);
  }

  /**
   * Judges every relation of a source; its path says how it is called and, by its suffix, what
   * it is written in. A notebook is given by its path, not by the text of its file.
   *
   * @throws UnknownSize if the settings name a size that the document has not
   */
  public static Outcome check(Source source, CheckSettings settings) {
    return check(List.of(source), List.of(), settings);
  }

  private static Outcome check(
      List<Source> sources, List<Input.Unusable> unusable, CheckSettings settings) {
    try (Checker checker = new Checker(settings)) {
      return new Outcome(checker.check(sources, (done, total) -> {}), unusable);
    }
  }
}
