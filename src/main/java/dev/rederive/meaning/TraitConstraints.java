package dev.rederive.meaning;

import dev.rederive.math.Constraint;
import dev.rederive.math.Definition;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Statement;
import dev.rederive.meaning.formula.Dependencies;
import dev.rederive.meaning.formula.Symbols;
import dev.rederive.meaning.formula.Traits;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** From what a document says its arrays are to constraints on the quantities it has read. */
final class TraitConstraints {
  private final Symbols symbols;
  private final Directives directives;
  private final Set<Quantity> quantities = new LinkedHashSet<>();
  private final List<Model.Constrained> constraints = new ArrayList<>();

  private TraitConstraints(Symbols symbols, Directives directives) {
    this.symbols = symbols;
    this.directives = directives;
  }

  /**
   * The constraints, each with its scope; claims that depend on one say so among their readings.
   *
   * @param statements all of the document; claims are replaced
   * @param directives told of what cannot be
   */
  static List<Model.Constrained> of(
      Traits traits, Symbols symbols, List<Statement> statements, Directives directives) {
    TraitConstraints found = new TraitConstraints(symbols, directives);
    if (!traits.all().isEmpty()) {
      found.collect(statements);
      traits.all().forEach(found::resolve);
      statements.replaceAll(found::withReadings);
    }
    return List.copyOf(found.constraints);
  }

  private void collect(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Claim claim) {
        quantities.addAll(Dependencies.of(symbols, claim.left(), claim.right()).quantities());
      } else if (statement instanceof Statement.Update update) {
        quantities.addAll(Dependencies.of(symbols, update.target(), update.value()).quantities());
      }
    }
    for (List<Definition> definitions : symbols.definitions.values()) {
      for (Definition definition : definitions) {
        quantities.add(definition.target());
        if (definition.body() != null) {
          quantities.addAll(Dependencies.of(symbols, definition.body()).quantities());
        }
      }
    }
  }

  private void resolve(Traits.Trait trait) {
    String name = Typeface.plain(trait.use().name());
    for (Quantity quantity : quantities) {
      if (!Typeface.plain(quantity.name()).equals(name) || quantity.rank() < trait.kind().axes()) {
        continue;
      }
      Constraint constraint = new Constraint(trait.kind(), quantity);
      String problem = problem(constraint, trait.scope());
      if (problem != null) {
        directives.report(trait.at(), quantity + " cannot be " + trait.kind().words() + problem);
      } else {
        constraints.add(new Model.Constrained(constraint, trait.scope()));
      }
    }
  }

  private String problem(Constraint constraint, Span scope) {
    Quantity quantity = constraint.quantity();
    if (symbols.definitions.containsKey(quantity)) {
      return ": it is defined, and what it is follows from that";
    }
    if (symbols.givens.keySet().stream().anyMatch(ref -> ref.quantity().equals(quantity))) {
      return ": its elements are given";
    }
    if (constraint.concerned().stream().distinct().count() > 1) {
      return ": it is not square";
    }
    for (Model.Constrained other : constraints) {
      boolean both =
          other.constraint().quantity().equals(quantity)
              && other.scope().start() < scope.end()
              && scope.start() < other.scope().end();
      if (both && other.constraint().kind().and(constraint.kind()) == null) {
        return " as well as " + other.constraint().kind().words();
      }
    }
    return null;
  }

  private Statement withReadings(Statement statement) {
    if (!(statement instanceof Statement.Claim claim)) {
      return statement;
    }
    List<String> readings = new ArrayList<>(claim.readings());
    Set<Quantity> used = Dependencies.of(symbols, claim.left(), claim.right()).quantities();
    for (Constraint constraint : Model.constraintsOn(claim, constraints)) {
      if (used.contains(constraint.quantity())) {
        readings.add(constraint.toString());
      }
    }
    return readings.size() == claim.readings().size() ? claim : claim.withReadings(readings);
  }
}
