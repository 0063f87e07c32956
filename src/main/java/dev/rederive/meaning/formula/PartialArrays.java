package dev.rederive.meaning.formula;

import dev.rederive.math.Range;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Vocabulary;
import java.util.List;

/**
 * {@code x_{1:k}}: all elements of x from one to another, an array of its own unless the document
 * says what x or its elements are.
 */
final class PartialArrays {
  private PartialArrays() {}

  /**
   * Notes how a part is read.
   *
   * @throws NotUnderstood if more is known of the array than of its part
   */
  static void note(
      Name part, Vocabulary vocabulary, Ranges ranges, Symbols symbols, Context context) {
    Name whole = new Name(part.base(), List.of(), null, 0, part.span());
    String array = vocabulary.resolve(whole).name();
    boolean known =
        symbols.definitions.entrySet().stream()
            .anyMatch(
                entry ->
                    entry.getKey().name().equals(array)
                        && entry.getKey().rank() > 0
                        && entry.getValue().stream().anyMatch(one -> one.body() != null));
    String text = part.slots().get(0).text();
    for (List<Range> axes : ranges.axes(array, 1)) {
      String end = axes.get(0).upper().size();
      known |= end == null || text.contains(end);
    }
    if (known) {
      throw new NotUnderstood("a part of an array of which more is known", part.span());
    }
    context.note("the part of " + part.base() + " is read as an array of its own");
  }
}
