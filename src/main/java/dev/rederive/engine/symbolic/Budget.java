package dev.rederive.engine.symbolic;

/**
 * How much work one claim may cost; counted in work and not in time, so that the answer is the same
 * on every machine.
 *
 * @param nodes nodes of the claim with everything it depends on
 * @param terms terms that one expansion may have, estimated before it is made
 * @param levels how many levels of definitions are unfolded
 * @param calls expansions and derivatives asked of the computer algebra system
 */
public record Budget(int nodes, int terms, int levels, int calls) {
  public static final Budget STANDARD = new Budget(2500, 1500, 8, 200);
}
