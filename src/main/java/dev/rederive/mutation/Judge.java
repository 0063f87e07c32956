package dev.rederive.mutation;

import dev.rederive.check.Judgement;
import dev.rederive.math.Model;
import dev.rederive.math.Statement;

/** Judges one claim of a document that has been read; may be asked by several threads at once. */
@FunctionalInterface
public interface Judge {
  Judgement judge(Model model, Statement.Claim claim);
}
