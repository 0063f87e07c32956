package dev.rederive.check;

import dev.rederive.engine.Evidence;
import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import java.util.List;
import java.util.Optional;

/** Sets claims about bound symbols beside the implemented network. */
interface Comparisons {
  /** What the network says of one claim, with the rows of its table. */
  record Result(Evidence evidence, List<ComparedRow> rows) {}

  /** Empty if the claim is not about symbols that are bound. */
  Optional<Result> compare(Model model, Statement.Claim claim, Formulation formulation, long seed);

  /** No network at all. */
  Comparisons NONE = (model, claim, formulation, seed) -> Optional.empty();
}
