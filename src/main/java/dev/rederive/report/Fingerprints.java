package dev.rederive.report;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.math.Site;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What a finding is recognised by in the next version of its document: the path and what is said
 * there, not the line. Of several that say the same, the order tells them apart.
 */
public final class Fingerprints {
  private static final int BYTES = 16;

  private final String path;
  private final Map<RelationResult, String> ofRelations = new IdentityHashMap<>();
  private final Map<String, Integer> defects = new HashMap<>();

  /**
   * @param path of the document as the report names it
   */
  public Fingerprints(String path, DocumentResult document) {
    this.path = path;
    Map<String, Integer> seen = new HashMap<>();
    for (RelationResult relation : document.relations()) {
      Site site = relation.site();
      String formula =
          String.join(
              "\0",
              Legible.line(site.left()),
              Legible.line(site.relation()),
              Legible.line(site.right()));
      ofRelations.put(relation, digest("relation", formula, seen.merge(formula, 1, Integer::sum)));
    }
  }

  /** 32 hexadecimal digits. Findings of the document itself are numbered as they are asked for. */
  String of(Finding finding) {
    if (finding.relation() != null) {
      return of(finding.relation());
    }
    String message = finding.message();
    return digest("document", message, defects.merge(message, 1, Integer::sum));
  }

  /** The same digits as those of a finding about the relation. */
  public String of(RelationResult relation) {
    return ofRelations.get(relation);
  }

  private String digest(String kind, String text, int ordinal) {
    String whole = String.join("\0", kind, path, text, Integer.toString(ordinal));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
