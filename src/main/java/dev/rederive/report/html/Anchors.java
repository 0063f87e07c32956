package dev.rederive.report.html;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Report;
import dev.rederive.report.Fingerprints;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The ids of documents and relations on the page. A document is called by its path, a relation by
 * what it says, so that it keeps its id while lines move.
 */
final class Anchors {
  private static final int DIGITS = 12;

  private final List<String> documents = new ArrayList<>();
  private final Map<String, String> byPath = new HashMap<>();
  private final Map<RelationResult, String> relations = new IdentityHashMap<>();

  Anchors(Report report) {
    Set<String> taken = new HashSet<>();
    for (DocumentResult document : report.documents()) {
      String path = document.source().path();
      String id = unused("doc-" + slug(path), taken);
      documents.add(id);
      byPath.putIfAbsent(slashed(path), id);
      Fingerprints fingerprints = new Fingerprints(path, document);
      for (RelationResult relation : document.relations()) {
        String digits = fingerprints.of(relation).substring(0, DIGITS);
        relations.put(relation, unused("r-" + digits, taken));
      }
    }
  }

  private static String unused(String wanted, Set<String> taken) {
    String id = wanted;
    for (int copy = 2; !taken.add(id); copy++) {
      id = wanted + "-" + copy;
    }
    return id;
  }

  private static String slug(String path) {
    String slug = path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return slug.replaceAll("^-+|-+$", "");
  }

  private static String slashed(String path) {
    return File.separatorChar == '/' ? path : path.replace(File.separatorChar, '/');
  }

  /** The id of the so-manieth document, from 0. */
  String document(int number) {
    return documents.get(number);
  }

  String relation(RelationResult relation) {
    return relations.get(relation);
  }

  /**
   * The id of the document that a link from another one leads to, or null if it is none of the
   * report.
   *
   * @param from path of the document the link stands in
   * @param target a relative reference
   */
  String linked(String from, String target) {
    String directory = slashed(from);
    directory = directory.substring(0, directory.lastIndexOf('/') + 1);
    List<String> parts = new ArrayList<>();
    for (String part : (directory + target).split("/")) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.remove(parts.size() - 1);
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return byPath.get(String.join("/", parts));
  }
}
