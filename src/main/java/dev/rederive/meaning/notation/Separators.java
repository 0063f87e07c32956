package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Typeface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Bars between the arguments of a function, {@code p(x \mid \theta)}, and arrows between indices,
 * {@code P_{x \to x'}}: read as commas. A name that stands in front of such bars with its arguments
 * in several roles, as {@code p(x \mid \theta)}, {@code p(\theta \mid x)} and {@code p(x)} do, is one
 * function for each of them, told apart by what stands in the brackets.
 */
public final class Separators {
  private static final Set<String> BARS = Set.of("|", "\\mid", "\\vert");
  private static final Set<String> DOUBLE_BARS = Set.of("\\|", "||", "\\Vert", "\\parallel");

  /** A role that has no name: what stands there is a formula. */
  private static final String ANY = "\\cdot";

  /** The roles in which each name is called, by the base of the name; bars somewhere among them. */
  private final Map<String, Set<String>> roles = new HashMap<>();

  private final Set<String> barred = new HashSet<>();

  /** Names that stand in front of a bracket somewhere: a distribution is no value. */
  private final Set<String> called = new HashSet<>();

  /** The functions with bars by the names they have after rewriting; each is a number. */
  private final Set<String> numbers = new HashSet<>();

  private Separators() {}

  /** The bases of the names of functions with bars, as {@link #rewrite} leaves them. */
  public Set<String> functions() {
    return numbers;
  }

  /** The functions with bars of a document, found from all its notations. */
  public static Separators of(List<Notation> all) {
    Separators found = new Separators();
    all.forEach(notation -> Notations.walk(notation, found::collectHeads));
    all.forEach(notation -> Notations.walk(notation, found::collect));
    return found;
  }

  private void collectHeads(Notation part) {
    if (part instanceof Notation.Juxtaposition product) {
      List<Notation> factors = product.factors();
      for (int k = 0; k + 1 < factors.size(); k++) {
        Name name = Name.of(factors.get(k));
        if (name != null && factors.get(k + 1) instanceof Notation.Fenced) {
          called.add(name.base());
        }
      }
    }
  }

  private void collect(Notation part) {
    if (!(part instanceof Notation.Juxtaposition product)) {
      return;
    }
    List<Notation> factors = product.factors();
    for (int k = 0; k + 1 < factors.size(); k++) {
      String base = base(factors.get(k));
      Call call = base == null ? null : call(factors.get(k + 1));
      if (call == null) {
        continue;
      }
      if (call.bar() > 0) {
        barred.add(base);
      }
      if (!call.pattern().contains(ANY)) {
        roles.computeIfAbsent(base, name -> new HashSet<>()).add(call.pattern());
      }
    }
  }

  /** The notation with commas for its separators. */
  public Notation rewrite(Notation notation) {
    if (notation == null) {
      return null;
    }
    Notation mapped = Notations.map(notation, (UnaryOperator<Notation>) this::rewrite);
    if (mapped instanceof Notation.Script script
        && script.sub() instanceof Notation.Related arrow
        && isArrow(arrow.sign())
        && Name.of(script.base()) != null) {
      Notation.Sequence both =
          new Notation.Sequence(List.of(arrow.left(), arrow.right()), arrow.span());
      return new Notation.Script(script.base(), both, script.sup(), script.primes(), script.span());
    }
    return mapped instanceof Notation.Juxtaposition product ? calls(product) : mapped;
  }

  private Notation calls(Notation.Juxtaposition product) {
    List<Notation> factors = new ArrayList<>(product.factors());
    boolean changed = false;
    for (int k = 0; k + 1 < factors.size(); k++) {
      String base = base(factors.get(k));
      Call call = base == null || !barred.contains(base) ? null : call(factors.get(k + 1));
      if (call == null) {
        continue;
      }
      changed = true;
      if (roles.getOrDefault(base, Set.of()).size() > 1 && !isDistribution(base)) {
        factors.set(k, named(factors.get(k), base + "_{" + call.pattern() + "}"));
        numbers.add(base + "_{" + call.pattern() + "}");
      } else {
        numbers.add(base);
      }
      factors.set(k + 1, flat(factors.get(k + 1), call));
    }
    return changed ? new Notation.Juxtaposition(factors, product.span()) : product;
  }

  /** {@code \mathcal{N}(x \mid \mu, \sigma^2)} is one function of its three places. */
  private static boolean isDistribution(String base) {
    return base.startsWith("\\mathcal{") || base.length() > 1 && !base.startsWith("\\");
  }

  private static Notation named(Notation head, String name) {
    if (head instanceof Notation.Script script) {
      return new Notation.Script(
          named(script.base(), name), script.sub(), script.sup(), script.primes(), script.span());
    }
    return new Notation.Word(name, head.span());
  }

  private static Notation flat(Notation bracket, Call call) {
    if (bracket instanceof Notation.Script script) {
      return new Notation.Script(
          flat(script.base(), call), script.sub(), script.sup(), script.primes(), script.span());
    }
    Notation.Fenced fenced = (Notation.Fenced) bracket;
    return new Notation.Fenced(fenced.open(), call.arguments(), fenced.close(), fenced.span());
  }

  /**
   * The arguments of a call without its bar.
   *
   * @param bar how many of them stand before the bar; 0 without a bar
   * @param pattern their names as they stand there, the bar included
   */
  private record Call(List<Notation> arguments, int bar, String pattern) {}

  /** What stands in round brackets, or null if that is no list of arguments. */
  private Call call(Notation next) {
    Notation inner = next instanceof Notation.Script script ? script.base() : next;
    if (!(inner instanceof Notation.Fenced fenced)
        || !fenced.open().equals("(")
        || !fenced.close().equals(")")) {
      return null;
    }
    List<Notation> arguments = new ArrayList<>();
    StringBuilder pattern = new StringBuilder();
    int bar = 0;
    for (Notation item : fenced.items()) {
      List<Notation> parts = new ArrayList<>();
      boolean split = split(item, parts);
      for (int k = 0; k < parts.size(); k++) {
        Notation argument = parts.get(k);
        if (split && k == 1) {
          if (bar > 0) {
            return null; // two bars
          }
          bar = arguments.size();
          pattern.append("|");
        } else if (!arguments.isEmpty()) {
          pattern.append(",");
        }
        String role = role(argument);
        if (role == null) {
          return null;
        }
        pattern.append(role);
        arguments.add(value(argument));
      }
    }
    return new Call(arguments, bar, pattern.toString());
  }

  /** What stands on the two sides of a bar, {@code t = 1 | x} included; else the item itself. */
  private boolean split(Notation item, List<Notation> parts) {
    if (item instanceof Notation.Related related && separates(related)) {
      parts.add(related.left());
      parts.add(related.right());
      return true;
    }
    if (item instanceof Notation.Sequence chain
        && chain.items().size() == 2
        && chain.items().get(0) instanceof Notation.Related value
        && value.sign().kind() == RelationSign.Kind.EQUAL
        && chain.items().get(1) instanceof Notation.Related related
        && isBar(related.sign())) {
      parts.add(value);
      parts.add(related.right());
      return true;
    }
    parts.add(item);
    return false;
  }

  /** Two bars stand between values: {@code D(x \\| y)}, but not between distributions. */
  private boolean separates(Notation.Related related) {
    return isBar(related.sign())
        || isDoubleBar(related.sign()) && isValue(related.left()) && isValue(related.right());
  }

  private boolean isValue(Notation side) {
    boolean[] value = {true};
    Notations.walk(
        side,
        part -> {
          Name name = Name.of(part);
          value[0] &= name == null || !called.contains(name.base());
        });
    return value[0];
  }

  static boolean isDoubleBar(RelationSign sign) {
    return sign.kind() == RelationSign.Kind.OTHER && DOUBLE_BARS.contains(sign.latex());
  }

  private static boolean isBar(RelationSign sign) {
    return sign.kind() == RelationSign.Kind.OTHER && BARS.contains(sign.latex());
  }

  private static boolean isArrow(RelationSign sign) {
    return sign.latex().equals("\\to") || sign.latex().equals("\\rightarrow");
  }

  /** The name of an argument without its indices; null for an event such as {@code X \le x}. */
  private static String role(Notation argument) {
    if (argument instanceof Notation.Related related) {
      boolean value = related.sign().kind() == RelationSign.Kind.EQUAL;
      String role = value ? role(related.left()) : null;
      return ANY.equals(role) ? null : role;
    }
    if (argument instanceof Notation.Sequence || argument instanceof Notation.Ellipsis) {
      return null;
    }
    Name name = Name.of(argument);
    return name == null || name.power() != null ? ANY : Typeface.plain(name.unprimed().base());
  }

  private static Notation value(Notation argument) {
    return argument instanceof Notation.Related related ? related.right() : argument;
  }

  /** The base of a name that may be called, or null. */
  private static String base(Notation head) {
    Notation base = head instanceof Notation.Script script ? script.base() : head;
    Name name = base instanceof Notation.Script ? null : Name.of(base);
    return name == null || name.base().equals("\\mathbb{E}") ? null : name.base();
  }
}
