package dev.rederive.check.comparison;

import dev.rederive.document.Documents;
import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Question;
import dev.rederive.math.Expr;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import dev.rederive.meaning.Meaning;
import dev.rederive.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** A document with a network directive, read and lowered at fixed sizes. */
final class BoundDocument {
  final Model model;
  final Dag dag = new Dag();
  final Lowering lowering;
  final Derivatives derivatives = new Derivatives(dag);
  final NetworkComparison comparison;

  BoundDocument(String markdown, Map<String, Integer> sizes) {
    model = Meaning.read(Documents.read(new Source("test.md", markdown)));
    Map<String, Integer> all = new HashMap<>(model.sizes());
    all.putAll(sizes);
    lowering = new Lowering(model, all, dag);
    if (model.networks().isEmpty()) {
      throw new AssertionError(model.defects().toString());
    }
    comparison = new NetworkComparison(model.networks().get(0), lowering);
  }

  List<Statement.Claim> claims() {
    List<Statement.Claim> claims = new ArrayList<>();
    for (Statement statement : model.statements()) {
      if (statement instanceof Statement.Claim claim) {
        claims.add(claim);
      }
    }
    return claims;
  }

  Statement.Claim lastClaim() {
    List<Statement.Claim> claims = claims();
    return claims.get(claims.size() - 1);
  }

  List<Instance> instances(Statement.Claim claim) {
    List<Instance> instances = new ArrayList<>();
    collect(claim, 0, new HashMap<>(), instances);
    return instances;
  }

  private void collect(
      Statement.Claim claim, int next, Map<String, Integer> letters, List<Instance> instances) {
    if (next == claim.free().size()) {
      int left = lowering.lower(claim.left(), letters);
      int right = lowering.lower(claim.right(), letters);
      instances.add(
          new Instance(
              letters.isEmpty() ? "" : letters.toString(),
              left,
              right,
              derivatives.expand(left),
              derivatives.expand(right)));
      return;
    }
    FreeIndex free = claim.free().get(next);
    int low = lowering.index(free.range().lower(), Map.of());
    int high = lowering.index(free.range().upper(), Map.of());
    for (int value = low; value <= high; value++) {
      letters.put(free.letter(), value);
      collect(claim, next + 1, letters, instances);
      letters.remove(free.letter());
    }
  }

  Optional<NetworkComparison.Result> compare(Statement.Claim claim) {
    List<Condition> conditions = new ArrayList<>();
    for (Model.Assumption assumption : model.assumptions()) {
      Expr.Condition condition = assumption.condition();
      conditions.add(
          new Condition(
              lowering.lower(condition.left(), Map.of()),
              condition.relation(),
              lowering.lower(condition.right(), Map.of())));
    }
    return comparison.compare(
        new Question(dag, claim.relation(), instances(claim), conditions, Map.of(), 1));
  }

  Optional<NetworkComparison.Result> compareLast() {
    return compare(lastClaim());
  }

  Map<Atom, BigFraction> given() {
    Map<Atom, BigFraction> given = new HashMap<>();
    model
        .givens()
        .forEach(
            (ref, value) ->
                given.put(
                    new Atom(
                        ref.quantity(),
                        ref.subscripts().stream().map(IndexExpr::offset).toList(),
                        0),
                    value));
    return given;
  }
}
