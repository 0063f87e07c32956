package dev.rederive.check;

import dev.rederive.engine.floating.RepeatedUpdate;
import dev.rederive.engine.floating.RepeatedUpdate.Sample;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprLatex;
import dev.rederive.math.Model;
import dev.rederive.math.Repeat;
import dev.rederive.math.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The course of a quantity, an error as a rule, over the steps of a {@code repeat}.
 *
 * @param quantity as LaTeX
 * @param steps how many there are
 * @param samples its values in doubles after some of the steps, the first before any
 */
public record RunCurve(String quantity, long steps, List<Sample> samples) {
  private static final int SAMPLES = 200;

  /** More than this does not fit an {@code int}, nor anybody's patience. */
  private static final long MOST_STEPS = 100_000_000;

  public RunCurve {
    samples = List.copyOf(samples);
  }

  /** The curve of what a claim about the result speaks of; empty if the run failed. */
  static Optional<RunCurve> of(
      Model model, Statement.Claim claim, Map<String, Integer> chosenSizes) {
    Repeat repeat = model.repeats().get(claim.state() - 1);
    if (repeat.times() < 2 || repeat.times() > MOST_STEPS) {
      return Optional.empty();
    }
    Expr quantity = NumericJudge.printed(claim.left()) != null ? claim.right() : claim.left();
    Map<String, Integer> sizes = SizeChoices.of(model, claim, chosenSizes).get(0);
    RepeatProgram program = RepeatProgram.of(model, repeat, sizes);
    FirstLetters letters = FirstLetters.of(claim.free(), program.lowering());
    int watched =
        program.derivatives().expand(program.lowering().lower(quantity, letters.values()));
    List<Sample> samples =
        new RepeatedUpdate(program.dag(), program.updates(), new GivenValues(model).all(), watched)
            .course((int) repeat.times(), (int) Math.max(1, repeat.times() / SAMPLES));
    return samples.size() < 2
        ? Optional.empty()
        : Optional.of(new RunCurve(ExprLatex.of(quantity), repeat.times(), samples));
  }
}
