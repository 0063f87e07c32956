package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;

/** Looks for names in formulas. */
public final class Mentions {
  private Mentions() {}

  /** Whether a formula contains a name as a whole: E does not stand in E_{o1}. */
  public static boolean of(Notation formula, Notation name) {
    if (formula == null) {
      return false;
    }
    if (NotationText.of(formula).equals(NotationText.of(name))) {
      return true;
    }
    Name own = Name.of(formula);
    if (own != null) {
      return own.power() != null
          && (of(own.power(), name) || withoutPower(own).equals(NotationText.of(name)));
    }
    if (formula instanceof Notation.Script script
        && script.base() instanceof Notation.Fenced norm
        && norm.open().equals("||")) {
      return of(norm, name) || of(script.sup(), name); // the F of a norm says which norm
    }
    return Notations.parts(formula).stream().anyMatch(part -> of(part, name));
  }

  private static String withoutPower(Name name) {
    StringBuilder slots = new StringBuilder();
    name.slots().forEach(slot -> slots.append(slot.text()));
    return slots.length() == 0 ? name.base() : name.base() + "_{" + slots + "}";
  }
}
