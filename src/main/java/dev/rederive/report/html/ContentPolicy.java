package dev.rederive.report.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the page allows itself: its own scripts and style sheet, known by their hashes, and fonts
 * that stand in it. Nothing is fetched, nothing else runs. Style attributes stay allowed, because
 * the typesetting sets them; see Content Security Policy Level 3, section 6.7.
 */
final class ContentPolicy {
  private ContentPolicy() {}

  /**
   * The policy as the content of a {@code meta} element.
   *
   * @param scripts the text of every script element
   * @param style the text of the style element
   */
  static String of(List<String> scripts, String style) {
    return "default-src 'none'; script-src "
        + scripts.stream().map(ContentPolicy::hash).collect(Collectors.joining(" "))
        + "; style-src-elem "
        + hash(style)
        + "; style-src-attr 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none';"
        + " form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
