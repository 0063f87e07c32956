package dev.rederive.check;

import dev.rederive.math.Model;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What several claims of a document share and is made only once. Only the latest few are kept,
 * however many documents there are; one that is needed again is made again, and is the same, for it
 * depends on nothing but the document and the detail.
 *
 * @param <T> what is made; never changed afterwards
 */
final class Recent<T> {
  private static final int KEPT = 4;

  private final Map<Key, Pending<T>> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** The model by its identity: comparing two by value means walking through both. */
  private record Key(Model model, Object detail) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.model == model && key.detail.equals(detail);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(model) + detail.hashCode();
    }
  }

  /** One thread makes it, the others that need it wait for that one. */
  private static final class Pending<T> {
    private T made;

    synchronized T get(Supplier<T> maker) {
      if (made == null) {
        made = maker.get();
      }
      return made;
    }
  }

  /**
   * What belongs to a document and a detail.
   *
   * @param maker makes it, from these two alone
   */
  T of(Model model, Object detail, Supplier<T> maker) {
    Pending<T> pending;
    synchronized (kept) {
      pending = kept.computeIfAbsent(new Key(model, detail), key -> new Pending<>());
      Iterator<Key> oldest = kept.keySet().iterator();
      while (kept.size() > KEPT) {
        oldest.next();
        oldest.remove();
      }
    }
    return pending.get(maker);
  }

  /** How many are kept. */
  int size() {
    synchronized (kept) {
      return kept.size();
    }
  }
}
