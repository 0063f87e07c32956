package dev.rederive.meaning.formula;

import dev.rederive.latex.Functions;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.LetterCommands;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Vocabulary;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that stand for something this reader has no meaning for yet: vectors, transposes, orders of
 * magnitude, signs that are no letters. Reading them as real numbers would make false alarms.
 */
public final class Beyond {
  private static final Set<String> BOLD = Set.of("mathbf", "boldsymbol", "vec", "bm", "bold");

  private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)(?![A-Za-z{])");

  private Beyond() {}

  /**
   * Refuses such a name.
   *
   * @throws NotUnderstood with what it is
   */
  static void refuse(Name name, Vocabulary vocabulary, Symbols symbols) {
    String base = name.base();
    for (String font : BOLD) {
      if (base.startsWith("\\" + font + "{") && Character.isDigit(base.charAt(font.length() + 2))) {
        throw new NotUnderstood("a vector of ones or zeros among numbers", name.span());
      }
    }
    if (base.equals("\\mathbb{E}") || base.equals("\\mathbb{P}")) {
      throw new NotUnderstood("expectations and probabilities are not judged", name.span());
    }
    if (base.equals("\\mathcal{O}")) {
      throw new NotUnderstood("orders of magnitude are not judged", name.span());
    }
    refuseTranspose(name.power(), symbols);
    for (Name.Slot slot : name.slots()) {
      if (slot.text().contains("@") || slot.notation() instanceof Notation.Related) {
        throw new NotUnderstood("a subscript that is no index and no label", name.span());
      }
      if (computes(slot.notation(), vocabulary)) {
        throw new NotUnderstood("an index that has to be computed", slot.notation().span());
      }
    }
    if (base.startsWith("\\") && base.indexOf('{') < 0 && base.indexOf(' ') < 0) {
      String letter = letter(base);
      if (!LetterCommands.contain(letter) && !isUnknown(base)) {
        throw new NotUnderstood(
            "\\" + letter + " is no letter and has no meaning here", name.span());
      }
    }
  }

  private static String letter(String base) {
    return base.substring(1).replace("'", "").replaceAll("[\\^_].*", "");
  }

  /** Whether a name is made of a command that TeX does not know. */
  public static boolean isUnknown(String name) {
    return command(name) != null;
  }

  /** The first command in a name that TeX does not know, or null. */
  public static String command(String name) {
    Matcher commands = COMMAND.matcher(name);
    while (commands.find()) {
      if (!Functions.isKnown(commands.group(1))) {
        return commands.group();
      }
    }
    return null;
  }

  /** {@code n+1-i} and {@code 2i}: more than a letter and a number to add, and not a label. */
  private static boolean computes(Notation slot, Vocabulary vocabulary) {
    boolean multiple =
        slot instanceof Notation.Juxtaposition product
            && product.factors().get(0) instanceof Notation.Numeral;
    if (!multiple && !(slot instanceof Notation.Sum) || vocabulary.index(slot) != null) {
      return false;
    }
    return Notations.parts(slot).stream()
        .anyMatch(part -> vocabulary.isIndexLetter(NotationText.of(part)));
  }

  /** Refuses a capital O in front of a bracket, {@code O(x^2)}, unless it has a meaning. */
  static void refuseOrder(Name name, Symbols symbols) {
    if (name.base().equals("O") && name.slots().isEmpty() && !symbols.hasMeaning("O")) {
      throw new NotUnderstood("orders of magnitude are not judged", name.span());
    }
  }

  /** Refuses a superscript that transposes, on a name or on a bracket. */
  static void refuseTranspose(Notation power, Symbols symbols) {
    if (isTranspose(power) && !symbols.hasMeaning("T")) {
      throw new NotUnderstood("a transpose of what is a number here", power.span());
    }
  }

  private static boolean isTranspose(Notation power) {
    return power instanceof Notation.Symbol symbol
            && (symbol.name().equals("T") || symbol.name().equals("top"))
        || power instanceof Notation.Word word && word.text().equals("T");
  }
}
