package dev.rederive.check.comparison;

import dev.rederive.check.ComparedRow;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** From rows of numbers to evidence. */
final class Conclusion {
  private Conclusion() {}

  /** Rows at random points: one contradiction is enough, agreement needs every clear row. */
  static NetworkComparison.Result of(List<Compared> compared, int points, List<ComparedRow> rows) {
    Optional<Compared> wrong = first(compared, Compared.Outcome.UNEQUAL);
    double worst =
        compared.stream()
            .filter(Compared::complete)
            .mapToDouble(Compared::relativeError)
            .max()
            .orElse(0);
    if (wrong.isPresent()) {
      return result(Evidence.Outcome.UNEQUAL, wrong.get().text(), worst, points, rows);
    }
    Optional<Compared> split = first(compared, Compared.Outcome.SPLIT);
    if (split.isPresent()) {
      return result(
          Evidence.Outcome.SILENT,
          "the network's two derivatives contradict each other: " + split.get().text(),
          worst,
          points,
          rows);
    }
    long clear = compared.stream().filter(c -> c.outcome() == Compared.Outcome.EQUAL).count();
    // A row in which formula and backpropagation differ, too little for finite differences to see.
    Optional<Compared> doubtful =
        compared.stream()
            .filter(c -> c.complete() && c.outcome() == Compared.Outcome.UNCLEAR)
            .filter(c -> !c.formula().meets(c.network()) || !c.formula().meets(c.difference()))
            .findFirst();
    if (clear == 0 || doubtful.isPresent()) {
      String why =
          doubtful.map(c -> "not clear: " + c.text()).orElse("the numbers drown in their errors");
      return result(Evidence.Outcome.SILENT, why, null, points, rows);
    }
    boolean derived =
        compared.stream().anyMatch(c -> c.complete() && !c.network().equals(c.difference()));
    String detail =
        (derived
                ? "the formula, the network's backpropagation and its finite differences agree"
                : "the formula and the network's forward pass agree")
            + (clear == compared.size()
                ? ""
                : " in " + clear + " of " + compared.size() + " cases");
    return result(Evidence.Outcome.EQUAL, detail, worst, points, rows);
  }

  /** Rows at given values: the network's numbers must round to the printed one. */
  static NetworkComparison.Result ofPrinted(
      List<Compared> compared, BigFraction unit, List<ComparedRow> rows) {
    if (unit == null || unit.isZero()) {
      return of(compared, 1, rows);
    }
    double place = unit.doubleValue();
    double worst = 0;
    String slip = "";
    for (Compared row : compared) {
      if (!row.complete()) {
        return result(Evidence.Outcome.SILENT, "the network has no value there", null, 1, rows);
      }
      worst = Math.max(worst, row.relativeError());
      Approximate printed = row.formula();
      double error = row.network().error() + Math.ulp(printed.value());
      double away = Math.abs(row.network().value() - printed.value());
      double awayMeasured = Math.abs(row.difference().value() - printed.value());
      if (away - error >= place && awayMeasured - row.difference().error() >= place) {
        return result(Evidence.Outcome.UNEQUAL, row.text(), worst, 1, rows);
      }
      if (away + error >= place) {
        return result(Evidence.Outcome.SILENT, "not clear: " + row.text(), worst, 1, rows);
      }
      if (away - error > place / 2) {
        slip = ", but for a rounding slip: " + row.text();
      }
    }
    return result(
        Evidence.Outcome.EQUAL, "the network gives the printed number" + slip, worst, 1, rows);
  }

  private static Optional<Compared> first(List<Compared> rows, Compared.Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).findFirst();
  }

  private static NetworkComparison.Result result(
      Evidence.Outcome outcome, String detail, Double worst, int points, List<ComparedRow> rows) {
    return new NetworkComparison.Result(
        new Evidence(Engine.NETWORK, outcome, detail, worst, points), rows);
  }
}
