package dev.rederive.check;

import dev.rederive.math.Expr;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Derivatives in a claim that fails of which it is not sure that the author means what was tried: the
 * change by one place alone or through everything, or of something that we know too little of.
 */
final class DoubtfulDerivatives {
  private final Model model;
  private final Behind behind;

  DoubtfulDerivatives(Model model, Behind behind) {
    this.model = model;
    this.behind = behind;
  }

  /** The doubt in words; null if there is none. */
  String reason(Statement.Claim claim) {
    List<Expr> sides = List.of(claim.left(), claim.right());
    for (Expr side : sides) {
      for (Expr formula : behind.formulas(side)) {
        String partial = first(formula, this::partial);
        if (partial != null) {
          return partial;
        }
      }
    }
    Set<Quantity> roots = new LinkedHashSet<>();
    for (Expr side : sides) {
      Unexplained.walk(
          side,
          part -> {
            if (part instanceof Expr.Derivative derivative) {
              roots.add(derivative.variable().quantity());
            }
          });
    }
    for (Expr side : sides) {
      String found = first(side, derivative -> linked(derivative, roots));
      found = found == null ? first(side, this::independent) : found;
      found = found == null && claim.arrays() == null ? first(side, this::between) : found;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Of {@code J(w)} whose formula has no w it is the formula that counts. */
  private boolean dependsOn(Expr of, Quantity root) {
    FunctionDefinition function =
        of instanceof Expr.Apply call ? model.functions().get(call.function()) : null;
    if (function == null || function.body() == null) {
      return behind.reaches(of, root);
    }
    Set<Object> inside = behind.names(function.body());
    boolean found = inside.contains(root);
    List<Expr> arguments = ((Expr.Apply) of).arguments();
    for (int k = 0; k < function.formals().size() && k < arguments.size(); k++) {
      found |= inside.contains(function.formals().get(k)) && behind.reaches(arguments.get(k), root);
    }
    return found;
  }

  /**
   * {@code \\partial N_i/\\partial a_k} of a family that the document does not define: whether N_i
   * depends on the other elements of a is not known.
   */
  private String between(Expr.Derivative derivative) {
    boolean elements =
        derivative.of() instanceof Expr.Ref of
            && !of.subscripts().isEmpty()
            && !derivative.variable().subscripts().isEmpty()
            && !of.quantity().equals(derivative.variable().quantity())
            && model.definitions().getOrDefault(of.quantity(), List.of()).stream()
                .allMatch(definition -> definition.place() == null);
    return elements
        ? "nothing in the document says on which "
            + derivative.variable().quantity()
            + " an element of "
            + ((Expr.Ref) derivative.of()).quantity()
            + " depends; a definition would have this judged"
        : null;
  }

  /**
   * Why a claim that holds says nothing: {@code \\partial L_t/\\partial W} is 0 where nothing is said
   * of L_t, and a chain rule through it is 0 = 0. That it is 0 may be claimed.
   */
  static String vacuous(Model model, Statement.Claim claim) {
    if (claim.mark() != Mark.NONE
        || Expr.Number.isZero(claim.left())
        || Expr.Number.isZero(claim.right())) {
      return null;
    }
    DoubtfulDerivatives doubtful = new DoubtfulDerivatives(model, new Behind(model));
    for (Expr side : List.of(claim.left(), claim.right())) {
      String found = first(side, doubtful::undefined);
      if (found == null && side instanceof Expr.Derivative derivative) {
        found = doubtful.independent(derivative);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /**
   * Whether in a claim, or in a definition behind it, something is differentiated by what is nowhere
   * in it.
   */
  static boolean differentiatesInVain(Model model, Statement.Claim claim) {
    Behind behind = new Behind(model);
    DoubtfulDerivatives derivatives = new DoubtfulDerivatives(model, behind);
    boolean[] found = {false};
    for (Expr side : List.of(claim.left(), claim.right())) {
      for (Expr formula : behind.formulas(side)) {
        Unexplained.walk(
            formula,
            part ->
                found[0] |=
                    part instanceof Expr.Derivative derivative
                        && !derivatives.dependsOn(
                            derivative.of(), derivative.variable().quantity()));
      }
    }
    return found[0];
  }

  private String undefined(Expr.Derivative derivative) {
    return derivative.of() instanceof Expr.Ref of
            && !of.quantity().equals(derivative.variable().quantity())
            && of.quantity().version() > 0
            && !model.definitions().containsKey(of.quantity())
            && model.givens().keySet().stream()
                .noneMatch(given -> given.quantity().equals(of.quantity()))
        ? "nothing in the document says how "
            + of.quantity()
            + " depends on "
            + derivative.variable().quantity()
            + "; a definition would have this judged"
        : null;
  }

  private static String first(Expr formula, Function<Expr.Derivative, String> doubt) {
    String[] found = new String[1];
    Unexplained.walk(
        formula,
        part -> {
          if (found[0] == null && part instanceof Expr.Derivative derivative) {
            found[0] = doubt.apply(derivative);
          }
        });
    return found[0];
  }

  /**
   * {@code \\partial f(x, h, w)/\\partial w} where h depends on w: most authors mean the change by
   * that place of f alone, and the claim was tried with the change through h as well.
   */
  private String partial(Expr.Derivative derivative) {
    if (!(derivative.of() instanceof Expr.Apply call)
        || !call.arguments().contains(derivative.variable())) {
      return null;
    }
    Quantity root = derivative.variable().quantity();
    for (Expr argument : call.arguments()) {
      if (!argument.equals(derivative.variable()) && behind.reaches(argument, root)) {
        return "a derivative of "
            + call.function().name()
            + " by "
            + root
            + ", on which other arguments of it depend: by that argument alone, or"
            + " through them as well?";
      }
    }
    return null;
  }

  /**
   * {@code \\sum_t \\partial L/\\partial h_t \\cdot \\partial h_t/\\partial W}, of a recurrence in which
   * h_t has W in it and h_{t-1} too: a link of the chain rule is mostly meant by W alone.
   *
   * @param roots what is differentiated by in the claim
   */
  private String linked(Expr.Derivative derivative, Set<Quantity> roots) {
    if (!(derivative.of() instanceof Expr.Ref link) || !roots.contains(link.quantity())) {
      return null;
    }
    Quantity root = derivative.variable().quantity();
    for (Expr body : behind.bodies(link.quantity())) {
      boolean[] found = {false, false};
      Unexplained.walk(
          body,
          part -> {
            if (part instanceof Expr.Ref ref) {
              found[0] |= ref.quantity().equals(root);
              found[1] |= !ref.quantity().equals(root) && behind.reaches(ref, root);
            }
          });
      if (found[0] && found[1]) {
        return "a derivative of "
            + link.quantity()
            + " by "
            + root
            + ", which stands in its definition and behind other names there: by what stands there"
            + " alone, or through them as well?";
      }
    }
    return null;
  }

  /**
   * {@code \\partial u/\\partial v} where nothing that is said of u has v in it: u is not what the
   * author means, or more is said of it where we cannot read it.
   */
  private String independent(Expr.Derivative derivative) {
    Object name = Unexplained.name(derivative.of());
    boolean defined =
        name != null
            && (model.definitions().containsKey(name) || model.functions().containsKey(name));
    if (!defined
        || derivative.of().equals(derivative.variable())
        || dependsOn(derivative.of(), derivative.variable().quantity())) {
      return null;
    }
    return Unexplained.names(Set.of(name))
        + " does not depend on "
        + derivative.variable().quantity()
        + " by what the document says of it";
  }
}
