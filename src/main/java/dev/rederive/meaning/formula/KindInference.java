package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Goes over the relations of a document until nothing more is learned of what its names are. */
final class KindInference {
  private final ArrayKinds facts;
  private final Vocabulary vocabulary;
  private final KindReader reader;
  private final KindExpectations expectations;

  KindInference(ArrayKinds facts, Vocabulary vocabulary, Symbols symbols) {
    this.facts = facts;
    this.vocabulary = vocabulary;
    this.reader = new KindReader(facts, vocabulary, symbols);
    this.expectations = reader.expectations();
  }

  /** Finds the kinds of all names of a document. */
  void infer(ArrayEvidence evidence) {
    evidence.names().forEach(this::printed);
    if (!evidence.isWrittenAsArrays() && !facts.any()) {
      return;
    }
    evidence.products().forEach(this::factor);
    evidence.elements().names().forEach(facts::element);
    if (evidence.elements().isTwoNorm()) {
      facts.twoNormOfElements();
    }
    List<Stated> relations = evidence.relations();
    Agenda agenda = evidence.agenda();
    facts.tell(agenda::learned);
    for (int pass = 0; pass < 2; pass++) {
      agenda.all();
      do {
        facts.startPass(pass == 1);
        for (int k = 0; k < relations.size(); k++) {
          if (agenda.take(k)) {
            relate(relations.get(k));
          }
        }
        facts.shareAmongLabels();
      } while (facts.isChanged());
    }
    facts.tell(name -> {});
    findGradientVariable(evidence.nablas());
  }

  /** The array that every gradient is taken by that says by what. */
  private void findGradientVariable(List<Notation.Applied> nablas) {
    Map<String, NameUse> found = new HashMap<>();
    for (Notation.Applied nabla : nablas) {
      NameUse by = by(nabla);
      if (by != null) {
        found.put(ArrayKinds.key(by), by);
      }
    }
    if (found.size() == 1) {
      NameUse only = found.values().iterator().next();
      facts.gradientVariable(facts.of(only).isArray() && only.arity() == 0 ? only : null);
    }
  }

  private NameUse by(Notation.Applied nabla) {
    if (nabla.sub() != null) {
      Name name = vocabulary.name(nabla.sub());
      return name == null ? null : vocabulary.bare(name);
    }
    if (nabla.argument() instanceof Notation.Juxtaposition call
        && call.factors().size() == 2
        && call.factors().get(1) instanceof Notation.Fenced bracket
        && bracket.items().size() == 1) {
      Name name = vocabulary.name(bracket.items().get(0));
      return name == null ? null : vocabulary.bare(name);
    }
    return null;
  }

  private void printed(Name name) {
    Kind kind = name.isPart() ? Kind.COLUMN : Typeface.kind(name.base());
    if (kind != null && !facts.isIdentity(name)) {
      NameUse use = vocabulary.bare(name);
      long below = vocabulary.superscripts(name).stream().filter(above -> !above).count();
      boolean element = kind == Kind.MATRIX && use.arity() > 0 && below == 2;
      facts.printed(use, element ? Kind.SCALAR : kind);
    }
  }

  /**
   * A small letter in front of a column, of I or of a norm is a number, {@code \lambda \mathbf{w}},
   * though it may be added to an array elsewhere.
   */
  private void factor(Notation.Juxtaposition product) {
    if (facts.isCall(product)) {
      return;
    }
    List<Notation> factors = product.factors();
    for (int k = 0; k + 1 < factors.size(); k++) {
      Notation before = factors.get(k);
      boolean above =
          before instanceof Notation.Fraction fraction && DerivativeNotation.of(fraction) == null;
      Name name = vocabulary.name(above ? ((Notation.Fraction) before).numerator() : before);
      if (name != null
          && name.power() == null
          && !Typeface.isCapital(name.base())
          && facts.lookup(name) == null
          && isScaled(factors.get(k + 1))) {
        facts.number(vocabulary.resolve(name));
      }
    }
  }

  private boolean isScaled(Notation factor) {
    Notation base = factor instanceof Notation.Script script ? script.base() : factor;
    Name name = vocabulary.name(factor);
    return base instanceof Notation.Fenced fenced && fenced.open().equals("||")
        || name != null
            && (facts.isIdentity(name)
                || name.power() == null && facts.lookup(name) == Kind.COLUMN);
  }

  private void relate(Stated stated) {
    if (stated.sign() == RelationSign.Kind.ELEMENT) {
      return;
    }
    boolean ofFunction = stated.left() instanceof Notation.Juxtaposition call && facts.isCall(call);
    facts.formals(
        ofFunction ? formalsOf((Notation.Juxtaposition) stated.left()) : Map.of(),
        ofFunction ? facts.function((Notation.Juxtaposition) stated.left()) : null);
    Kind left = reader.kind(stated.left());
    Kind right = reader.kind(stated.right());
    if (stated.equates() || stated.sign() == RelationSign.Kind.UPDATE) {
      if (stated.left() instanceof Notation.Numeral || stated.right() instanceof Notation.Numeral) {
        Name name = vocabulary.name(stated.left());
        if (name != null && name.power() == null && stated.right() instanceof Notation.Numeral) {
          facts.number(vocabulary.resolve(name));
        }
      } else if (Kind.isKnownArray(left) && right == null) {
        expectations.expect(stated.right(), left, "it equals an array");
      } else if (Kind.isKnownArray(right) && left == null) {
        expectations.expect(stated.left(), right, "it equals an array");
      }
    }
    facts.formals(Map.of(), null);
  }

  private Map<String, String> formalsOf(Notation.Juxtaposition call) {
    Map<String, String> map = new HashMap<>();
    for (Notation item : ((Notation.Fenced) call.factors().get(1)).items()) {
      Name name = vocabulary.name(item);
      if (name != null && name.power() == null && !Typeface.isBold(name.base())) {
        String key = ArrayKinds.key(vocabulary.bare(name));
        map.put(key, facts.function(call) + "(" + key + ")");
      }
    }
    return map;
  }
}
