/**
 * The exact identity test. Comes in: nodes that are differences of two sides, without derivative
 * nodes. Goes out: "all are zero" with a bound on the chance of an error, or silence. Must not know
 * any other engine, and must never call a difference unequal.
 *
 * <p><b>The formal value.</b> Every node is read as a quotient of polynomials over the rationals in
 * indeterminates: the variables and π; for exponentials one g<sub>m</sub> = exp(m/D) per monomial m,
 * where the exponent has been written as Σ c·m and exp(c·m) = g<sub>m</sub><sup>cD</sup>; for angles
 * likewise h<sub>m</sub> = exp(i·m/D), with the rational turns among them roots of unity; for ln one
 * per factor of its argument; for arctan and for a function nobody defined one per value of the
 * argument. Two of these are the same indeterminate if their arguments have the same formal value,
 * up to a sign or a reciprocal where the function allows it: exp(&minus;m) = 1/exp(m), arctan
 * (&minus;u) = &minus;arctan u, ln|1/u| = &minus;ln|u|. A node above may use indeterminates whose
 * arguments contain those below; so a second layer's exponentials are covered. Exponents that have
 * the same formal value but are made of different monomials, or of which one is twice the other,
 * share the exponential that was formed first.
 *
 * <p><b>Zero formally is zero.</b> At a real point where every node is defined, no divisor is zero,
 * and sending each indeterminate to the real (for angles, complex) number it stands for is a ring
 * homomorphism from the quotients with these divisors. Equal formal values have equal images, so the
 * homomorphism is well defined although indeterminates were found by formal values. It sends zero
 * to zero. Indeterminates that are in truth related (exp(1) and π, arctan x and arctan 1/x) only make
 * fewer identities visible. For ln: |·| is a homomorphism of the reals other than zero, the argument
 * of ln is positive wherever it is defined, and ln|u| = ln|t| + ln|u/t| for a term t of a sum u that
 * cannot be zero; whichever t is taken out, the equation is true. Where that does not suffice, an
 * argument some power of which is formally a product of earlier arguments, ln det(AB) after ln det A
 * and ln det B, gets the sum of their logarithms, which is an equation between reals likewise.
 *
 * <p><b>Signs and conditions.</b> |u| = s·u with s = &plusmn;1. Each combination of signs and outcomes
 * has its own formal value, and all must be zero; every real point belongs to one of them. Where
 * there are too many combinations, each sign is an indeterminate instead: zero with s free is zero
 * with s = &plusmn;1. The sign of u at u = 0 is not asked: 0 = s·0 with either.
 *
 * <p><b>Roots.</b> u<sup>a/q</sup> = r<sup>aQ/q</sup> with r<sup>Q</sup> = u, Q common to all, lives in
 * the algebra K[r]/(r<sup>Q</sup> &minus; u), a product of fields. At a real point r is the positive
 * root; the point satisfies one of the factors of r<sup>Q</sup> &minus; u, so it suffices that the
 * difference is zero in every one of these fields. A field in which it is not zero has a norm that
 * is not zero, the product over some of the roots r; so all Q roots are tried, and only zero for
 * each of them counts. Choosing a root would prove √(x²) = x half of the time.
 *
 * <p><b>From formal values to residues.</b> A trial draws a prime, residues for the variables, and a
 * fresh residue for every indeterminate when its argument's residue is first seen. If the formal
 * difference is not zero, a trial sees zero only if the prime divides all coefficients of its
 * numerator, or the residues are a root of it (Schwartz, Zippel), or two different arguments met in
 * one residue. {@link dev.rederive.engine.modular.ErrorBound} bounds the sum of these chances;
 * trials are independent. What is assumed besides: that the generator of pseudo-random numbers
 * behaves like a random one, that this machine computes correctly, and the distribution of primes
 * in residue classes near 2^61 (a theorem).
 */
package dev.rederive.engine.modular;
