package dev.rederive.check;

import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Judgements by the content they rest on, for documents that are checked again and again. A claim is
 * judged by the {@link ModelSlices slice} that is in its key and by nothing else, so a judgement that is
 * found was made from the same content. Sizes and seed are in the key too. For one run of the
 * program; safe for several threads.
 */
public final class JudgementCache {
  private static final Pattern NAMES_A_LINE = Pattern.compile("\\bline \\d");

  private record Entry(Judgement judgement, ContentKey key) {}

  private final Map<String, Entry> current = new HashMap<>();
  private final Map<ContentKey, Model> shared = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final AtomicInteger judged = new AtomicInteger();

  /** The judgement on a claim: the one that is kept, or else a new one, which is then kept. */
  Judgement judge(
      ModelSlices slices,
      Statement.Claim claim,
      CheckSettings settings,
      Thoroughness thoroughness,
      BiFunction<Model, Statement.Claim, Judgement> judge) {
    ModelSlices.Slice own = slices.of(claim);
    ContentKey key = own.keyOf(claim, settings, thoroughness);
    Model slice;
    synchronized (this) {
      used.add(key.digest());
      Entry entry = current.get(key.digest());
      if (entry != null && (entry.key.equals(key) || !namesALine(entry.judgement))) {
        return entry.judgement;
      }
      // Claims with one slice share what is worked out for it.
      slice = shared.computeIfAbsent(own.key(), content -> own.model());
    }
    judged.addAndGet(thoroughness == Thoroughness.EVERYTHING ? 1 : 0);
    Judgement judgement = judge.apply(slice, claim);
    synchronized (this) {
      // Cut off by the time limit: nobody waits for this, and it may be less than the whole.
      if (!Thread.currentThread().isInterrupted()) {
        current.put(key.digest(), new Entry(judgement, key));
      }
    }
    return judgement;
  }

  private static boolean namesALine(Judgement judgement) {
    return NAMES_A_LINE.matcher(judgement.toString()).find();
  }

  /** How many claims were judged, not found, since this was last asked; other readings apart. */
  public int takeCountOfJudged() {
    return judged.getAndSet(0);
  }

  /** Forgets what was not asked for since the last call. */
  public synchronized void forgetUnused() {
    current.keySet().retainAll(used);
    used.clear();
    shared.clear();
  }
}
