package dev.rederive.mutation;

import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import dev.rederive.math.array.ArrayText;
import dev.rederive.math.array.Refit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** All mutants of claims, each different from the claim and from the others. */
public final class Mutations {
  private Mutations() {}

  /**
   * The mutants of one claim.
   *
   * @param model the document the claim stands in; it says what a name is easily mistaken for
   * @return by operator, then in reading order, left side first; always the same for one claim
   */
  public static List<Mutant> of(Model model, Statement.Claim claim) {
    return of(model, claim, new Relatives(model));
  }

  /** The mutants of all claims, in the order of the claims. */
  public static List<Trial> all(List<Subject> subjects) {
    Map<Model, Relatives> relatives = new IdentityHashMap<>();
    List<Trial> trials = new ArrayList<>();
    for (Subject subject : subjects) {
      Relatives own = relatives.computeIfAbsent(subject.model(), Relatives::new);
      for (Mutant mutant : of(subject.model(), subject.claim(), own)) {
        trials.add(new Trial(subject, mutant));
      }
    }
    return trials;
  }

  /**
   * Some of {@link #all}: as many of each operator, and within it of each document, as there are,
   * so that a rare operator is not lost among the signs.
   *
   * @param seed the same seed draws the same sample
   * @param count how many; fewer if there are not so many
   * @return in the order of {@link #all}
   */
  public static List<Trial> sample(List<Subject> subjects, long seed, int count) {
    Random random = new Random(seed);
    List<Trial> all = all(subjects);
    Map<Operator, Map<String, Deque<Integer>>> cells = new EnumMap<>(Operator.class);
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < all.size(); k++) {
      order.add(k);
    }
    Collections.shuffle(order, random);
    for (int k : order) {
      Trial trial = all.get(k);
      cells
          .computeIfAbsent(trial.mutant().operator(), operator -> new LinkedHashMap<>())
          .computeIfAbsent(trial.subject().source().path(), path -> new ArrayDeque<>())
          .add(k);
    }
    Set<Integer> drawn = new HashSet<>();
    while (drawn.size() < Math.min(count, all.size())) {
      for (Map<String, Deque<Integer>> documents : cells.values()) {
        String path = firstOf(documents);
        if (path != null && drawn.size() < count) {
          Deque<Integer> cell = documents.remove(path);
          drawn.add(cell.remove());
          if (!cell.isEmpty()) {
            documents.put(path, cell);
          }
        }
      }
    }
    return drawn.stream().sorted().map(all::get).toList();
  }

  /** Documents take turns: the one that was drawn from goes to the end of the map. */
  private static String firstOf(Map<String, Deque<Integer>> documents) {
    return documents.isEmpty() ? null : documents.keySet().iterator().next();
  }

  private static List<Mutant> of(Model model, Statement.Claim claim, Relatives relatives) {
    Scope scope = Scope.of(model, claim);
    List<Place> left = Place.of(claim.left(), "the left side", scope);
    List<Place> right = Place.of(claim.right(), "the right side", scope);
    CanonicalKey key = new CanonicalKey();
    Map<String, Mutant> mutants = new LinkedHashMap<>();
    for (Operator operator : Operator.values()) {
      for (Mutant mutant : ArrayChanges.of(operator, claim)) {
        mutants.putIfAbsent(key(mutant.claim(), key), mutant);
      }
      for (Place place : left) {
        operator
            .change()
            .apply(
                place,
                relatives,
                (part, what) ->
                    put(
                        operator,
                        what + " in " + place.phrase(),
                        claim,
                        claim.withSides(place.whole().apply(part), claim.right()),
                        key,
                        mutants));
      }
      for (Place place : right) {
        operator
            .change()
            .apply(
                place,
                relatives,
                (part, what) ->
                    put(
                        operator,
                        what + " in " + place.phrase(),
                        claim,
                        claim.withSides(claim.left(), place.whole().apply(part)),
                        key,
                        mutants));
      }
    }
    mutants.remove(key.of(claim));
    return List.copyOf(mutants.values());
  }

  /** A claim whose shapes do not fit has no formula to be known by. */
  private static String key(Statement.Claim claim, CanonicalKey key) {
    return claim.arrays() == null || Refit.fit(claim)
        ? key.of(claim)
        : ArrayText.of(claim.arrays().left()) + " = " + ArrayText.of(claim.arrays().right());
  }

  private static void put(
      Operator operator,
      String description,
      Statement.Claim claim,
      Statement.Claim broken,
      CanonicalKey key,
      Map<String, Mutant> mutants) {
    if (operator != Operator.DIGIT || PrintedResult.shows(claim, broken)) {
      mutants.putIfAbsent(key.of(broken), new Mutant(operator, description, broken));
    }
  }
}
