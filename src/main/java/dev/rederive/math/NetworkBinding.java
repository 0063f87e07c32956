package dev.rederive.math;

import java.util.List;
import java.util.Map;

/**
 * Which symbols of the document are which parts of the implemented network. Each list entry names
 * one element or a whole family by its letters.
 *
 * @param widths units per layer, inputs first; null where the document leaves them free
 * @param activation the activation's name, one for all layers or one per layer
 * @param loss the loss's name
 * @param symbols role ({@code input}, {@code target}, {@code weight 1}, {@code bias 1}, {@code net
 *     1}, {@code out 1}, {@code error}, {@code loss}) to rows of references
 */
public record NetworkBinding(
    List<Integer> widths,
    List<String> activation,
    String loss,
    Map<String, List<List<Expr.Ref>>> symbols,
    int line) {}
