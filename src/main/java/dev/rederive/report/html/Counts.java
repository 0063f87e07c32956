package dev.rederive.report.html;

import dev.rederive.check.RelationResult;
import dev.rederive.check.Verdict;
import dev.rederive.report.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** How many relations there are of what. */
final class Counts {
  private Counts() {}

  static Map<Verdict, Integer> of(Collection<RelationResult> relations) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (RelationResult relation : relations) {
      if (relation.verdict() != null) {
        counts.merge(relation.verdict(), 1, Integer::sum);
      }
    }
    return counts;
  }

  static String sign(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The shares of the verdicts as a strip, with the numbers for those who do not see it. */
  static Element bar(Collection<RelationResult> relations) {
    Element bar = Markup.element("div", "bar");
    List<String> said = new ArrayList<>();
    of(relations)
        .forEach(
            (verdict, count) -> {
              said.add(count + " " + Tally.word(verdict));
              bar.appendChild(
                  Markup.element("span", sign(verdict)).attr("style", "flex-grow:" + count));
            });
    return bar.attr("role", "img").attr("aria-label", String.join(", ", said));
  }

  /** The sizes at which claims were judged: {@code n = 2–4; m = 1, 2}. */
  static String sizes(Collection<RelationResult> relations) {
    Map<String, TreeSet<Integer>> sizes = new TreeMap<>();
    for (RelationResult relation : relations) {
      if (relation.judgement() != null) {
        for (Map<String, Integer> choice : relation.judgement().sizes()) {
          choice.forEach(
              (name, size) -> sizes.computeIfAbsent(name, n -> new TreeSet<>()).add(size));
        }
      }
    }
    return sizes.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + runs(entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** Three or more numbers in a row are written as their ends: {@code 1–6, 9}. */
  private static String runs(SortedSet<Integer> numbers) {
    List<String> runs = new ArrayList<>();
    int first = numbers.first();
    for (int number : numbers) {
      if (numbers.contains(number + 1)) {
        continue;
      }
      if (number - first > 1) {
        runs.add(first + "–" + number);
      } else {
        numbers.subSet(first, number + 1).forEach(each -> runs.add(String.valueOf(each)));
      }
      SortedSet<Integer> rest = numbers.tailSet(number + 1);
      first = rest.isEmpty() ? number : rest.first();
    }
    return String.join(", ", runs);
  }
}
