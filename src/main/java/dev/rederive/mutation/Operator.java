package dev.rederive.mutation;

/**
 * The ways people break derivations. Where two of them make the same formula, it belongs to the
 * first; so the particular ones come before the general ones.
 */
public enum Operator {
  /** t − o turned round. */
  TURNED_DIFFERENCE("difference turned round", TermChanges::turnDifference),
  /** a − b made b − a, a/b made b/a. */
  SWAPPED_OPERANDS("operands swapped", TermChanges::swapOperands),
  /** An activation's derivative left out: out(1 − out), f'(e), ∂out/∂net. */
  DROPPED_SLOPE("slope dropped", FactorChanges::dropSlope),
  /** f' made f. */
  DROPPED_PRIME("prime dropped", FunctionChanges::dropPrime),
  DROPPED_FACTOR("factor dropped", FactorChanges::dropFactor),
  DROPPED_TERM("term dropped", TermChanges::dropTerm),
  /** w_ji made w_ij. */
  SWAPPED_INDICES("indices swapped", IndexChanges::swap),
  /** l made l − 1 or l + 1. */
  SHIFTED_INDEX("index shifted", IndexChanges::shift),
  /** Another letter. */
  WRONG_INDEX("wrong index", IndexChanges::otherLetter),
  /** A quantity of the same name over other units: net_k for net_j. */
  WRONG_LAYER("wrong layer", NameChanges::otherRange),
  /** A quantity or function whose label is another: w_6 for w_5. */
  WRONG_LABEL("wrong label", NameChanges::otherLabel),
  WRONG_VARIABLE("wrong variable under ∂", NameChanges::otherVariable),
  WRONG_FUNCTION("wrong function under ∂", NameChanges::otherFunction),
  /** A sum that begins later, ends earlier or leaves nothing out. */
  SUM_RANGE("range of a sum", IndexChanges::otherBounds),
  EXPONENT("exponent", NumberChanges::exponent),
  /** e^−x made e^x. */
  EXPONENTIAL_SIGN("sign in an exponential", FunctionChanges::turnExponential),
  SINE_COSINE("sine and cosine", FunctionChanges::swapCircular),
  /** A digit of a printed decimal, two units up or down. */
  DIGIT("digit", NumberChanges::digit),
  /** 2 or ½ put in or left out. */
  FACTOR_TWO("factor 2 or ½", FactorChanges::two),
  SIGN("sign", TermChanges::sign),
  /** Wδ for Wᵀδ. */
  DROPPED_TRANSPOSE("transpose dropped", Change.NONE, ArrayChanges::dropTranspose),
  /** xδᵀ for δᵀx. */
  SWAPPED_FACTORS("factors of a product swapped", Change.NONE, ArrayChanges::swapFactors),
  /** A ⊙ B for AB. */
  ELEMENTWISE_PRODUCT("⊙ for a product", Change.NONE, ArrayChanges::mistakeProduct),
  /** δᵀx for δxᵀ. */
  INNER_PRODUCT("inner for outer product", Change.NONE, ArrayChanges::turnInsideOut);

  private final String title;
  private final Change change;
  private final ArrayChange arrayChange;

  Operator(String title, Change change) {
    this(title, change, ArrayChange.NONE);
  }

  Operator(String title, Change change, ArrayChange arrayChange) {
    this.title = title;
    this.change = change;
    this.arrayChange = arrayChange;
  }

  /** The name in reports. */
  public String title() {
    return title;
  }

  Change change() {
    return change;
  }

  ArrayChange arrayChange() {
    return arrayChange;
  }
}
