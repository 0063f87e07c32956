package dev.rederive.check;

import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Judgements by the content they rest on, for documents that are checked again and again. A claim is
 * judged by the {@link ModelSlice} that is in its key and by nothing else, so a judgement that is
 * found was made from the same content. Sizes and seed are in the key too. For one run of the
 * program; safe for several threads.
 */
public final class JudgementCache {
  private static final Pattern NAMES_A_LINE = Pattern.compile("\\bline \\d");

  private record Entry(Judgement judgement, ContentKey key) {}

  private final Map<String, Entry> current = new HashMap<>();
  private final Map<ContentKey, Model> slices = new HashMap<>();
  private final Map<Model, Model> wholes = new IdentityHashMap<>();
  private ContentKey.Shared shared = new ContentKey.Shared();
  private final Set<String> used = new HashSet<>();
  private final AtomicInteger judged = new AtomicInteger();

  /** The judgement on a claim: the one that is kept, or else a new one, which is then kept. */
  Judgement judge(
      Model model,
      Statement.Claim claim,
      CheckSettings settings,
      BiFunction<Model, Statement.Claim, Judgement> judge) {
    Model slice;
    ContentKey whole;
    synchronized (this) {
      Model own =
          ModelSlice.isWhole(model, claim)
              ? wholes.computeIfAbsent(model, all -> ModelSlice.of(all, claim))
              : ModelSlice.of(model, claim);
      ContentKey sliced = ContentKey.of(shared, own);
      ContentKey key =
          ContentKey.of(shared, sliced.digest(), claim, settings.sizes(), settings.seed());
      whole = new ContentKey(key.digest(), sliced.lines());
      used.add(whole.digest());
      Entry entry = current.get(whole.digest());
      if (entry != null && (entry.key.equals(whole) || !namesALine(entry.judgement))) {
        return entry.judgement;
      }
      // Claims with one slice share what is worked out for it.
      slice = slices.computeIfAbsent(sliced, content -> own);
    }
    judged.incrementAndGet();
    Judgement judgement = judge.apply(slice, claim);
    synchronized (this) {
      // Cut off by the time limit: nobody waits for this, and it may be less than the whole.
      if (!Thread.currentThread().isInterrupted()) {
        current.put(whole.digest(), new Entry(judgement, whole));
      }
    }
    return judgement;
  }

  private static boolean namesALine(Judgement judgement) {
    return NAMES_A_LINE.matcher(judgement.toString()).find();
  }

  /** How many claims were judged, not found, since this was last asked. */
  public int takeCountOfJudged() {
    return judged.getAndSet(0);
  }

  /** Forgets what was not asked for since the last call. */
  public synchronized void forgetUnused() {
    current.keySet().retainAll(used);
    used.clear();
    slices.clear();
    wholes.clear();
    shared = new ContentKey.Shared();
  }
}
