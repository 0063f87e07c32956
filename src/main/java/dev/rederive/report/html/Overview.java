package dev.rederive.report.html;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Verdict;
import dev.rederive.document.DocumentItem;
import dev.rederive.document.Documents;
import dev.rederive.math.Model;
import dev.rederive.math.Site;
import dev.rederive.report.Legible;
import dev.rederive.report.RelationLines;
import dev.rederive.report.Run;
import dev.rederive.report.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/** The head of the page: what was checked, what was not and why, how to get the same again. */
final class Overview {
  private final Edition edition;
  private final Run run;
  private final Anchors anchors;
  private final List<DocumentResult> documents;

  Overview(Edition edition, Anchors anchors) {
    this.edition = edition;
    this.run = edition.run();
    this.anchors = anchors;
    this.documents = edition.run().report().documents();
  }

  Element element() {
    Element section =
        new Element("section")
            .attr("id", "overview")
            .attr("class", "overview")
            .attr("aria-labelledby", "overview-title");
    section.appendChild(
        Markup.text("h1", "", title()).attr("id", "overview-title").attr("tabindex", "-1"));
    section.appendChild(Markup.text("p", "conclusion", conclusion()));
    List<RelationResult> all = documents.stream().flatMap(d -> d.relations().stream()).toList();
    section.appendChild(Counts.bar(all));
    section.appendChild(Markup.text("p", "tally", Tally.plain(all)));
    section.appendChild(facts(all));
    if (documents.size() > 1) {
      section.appendChild(index());
    }
    list(section, "Findings", true, r -> r.fails(false), true);
    list(section, "Not settled", true, r -> r.fails(true) && !r.fails(false), false);
    list(section, "Not understood in running text", false, Overview::isUnreadInText, false);
    list(
        section,
        "Left out or known to be wrong, as the author says",
        false,
        r -> r.verdict() == Verdict.SKIPPED || r.verdict() == Verdict.KNOWN_WRONG,
        false);
    return section;
  }

  private static boolean isUnreadInText(RelationResult relation) {
    return relation.verdict() == Verdict.UNREAD && relation.site().inline();
  }

  private String title() {
    return documents.size() == 1
        ? documents.get(0).source().path()
        : documents.isEmpty() ? "Nothing was checked" : documents.size() + " documents";
  }

  private String conclusion() {
    long failing = count(r -> r.fails(run.strict()));
    long errors =
        documents.stream().mapToLong(d -> d.findings().size() + (d.anythingChecked() ? 0 : 1)).sum()
            + run.refusals().size();
    long open = run.strict() ? 0 : count(r -> r.fails(true)) - failing;
    String findings =
        failing + errors == 0 ? "No findings" : Legible.count(failing + errors, "finding");
    return findings + (open == 0 ? "." : "; " + Legible.count(open, "relation") + " left open.");
  }

  private long count(Predicate<RelationResult> which) {
    return documents.stream().flatMap(d -> d.relations().stream()).filter(which).count();
  }

  private Element facts(List<RelationResult> all) {
    Element facts = Markup.element("dl", "facts");
    if (!edition.command().isEmpty()) {
      fact(facts, "Reproduce with", Markup.text("code", "command", edition.command()));
    }
    String sizes = Counts.sizes(all);
    if (!sizes.isEmpty()) {
      fact(facts, "Sizes tried", Markup.text("span", "", sizes));
    }
    fact(facts, "Seed", Markup.text("span", "", Long.toString(run.report().seed())));
    if (run.version() != null) {
      fact(facts, "Version", Markup.text("span", "", run.version()));
    }
    fact(
        facts,
        "Counts as failing",
        Markup.text(
            "span",
            "",
            run.strict()
                ? "what is refuted, and what could not be read or decided (strict)"
                : "what is refuted"));
    return facts;
  }

  private static void fact(Element facts, String name, Element value) {
    facts.appendChild(
        Markup.element("div", "", Markup.text("dt", "", name), Markup.element("dd", "", value)));
  }

  private Element index() {
    Element table = Markup.element("table", "index");
    table.appendChild(Markup.text("caption", "", "Documents"));
    Element head = table.appendElement("thead").appendElement("tr");
    for (String name : new String[] {"document", "findings", "open", "relations", ""}) {
      head.appendChild(new Element("th").attr("scope", "col").appendText(name));
    }
    Element body = table.appendElement("tbody");
    for (int k = 0; k < documents.size(); k++) {
      DocumentResult document = documents.get(k);
      Element row = body.appendElement("tr");
      Element name = row.appendElement("th").attr("scope", "row");
      name.appendChild(Markup.link("#" + anchors.document(k), title(document)));
      name.appendChild(Markup.text("span", "path", document.source().path()));
      long failing = document.relations().stream().filter(r -> r.fails(false)).count();
      long errors = document.findings().size() + (document.anythingChecked() ? 0 : 1);
      long open = document.relations().stream().filter(r -> r.fails(true)).count() - failing;
      row.appendChild(number(failing + errors, "bad"));
      row.appendChild(number(open, "doubtful"));
      row.appendChild(number(document.relations().size(), ""));
      row.appendChild(Markup.element("td", "", Counts.bar(document.relations())));
    }
    return Markup.element("div", "wide", table);
  }

  /** What a document calls itself, or its path. */
  static String title(DocumentResult document) {
    for (DocumentItem item : Documents.read(document.source()).items()) {
      if (item instanceof DocumentItem.Heading heading && !heading.text().isBlank()) {
        return heading.text().replaceAll("[*`$]|<[^>]*>", "");
      }
    }
    return document.source().path();
  }

  private static Element number(long number, String classes) {
    return Markup.text("td", number > 0 ? classes + " number" : "number", Long.toString(number));
  }

  /** A list that is left out where it would be empty. */
  private void list(
      Element section,
      String title,
      boolean isOpen,
      Predicate<RelationResult> which,
      boolean withDefects) {
    List<Element> entries = new ArrayList<>();
    if (withDefects) {
      for (Run.Refusal refusal : run.refusals()) {
        entries.add(defect(refusal.path(), null, refusal.problem()));
      }
    }
    for (int k = 0; k < documents.size(); k++) {
      DocumentResult document = documents.get(k);
      if (withDefects) {
        for (Model.Finding finding : document.findings()) {
          String place = finding.place().in(document.source().path());
          entries.add(defect(place, anchors.document(k), finding.message()));
        }
        if (!document.anythingChecked()) {
          String place = document.source().path();
          entries.add(defect(place, anchors.document(k), "nothing in it was checked"));
        }
      }
      for (RelationResult relation : document.relations()) {
        if (which.test(relation)) {
          entries.add(entry(k, relation));
        }
      }
    }
    if (entries.isEmpty()) {
      return;
    }
    Element details = Markup.element("details", "list");
    if (isOpen && entries.size() <= 40) {
      details.attr("open", "");
    }
    Element summary = details.appendElement("summary");
    summary.appendText(title + " ");
    summary.appendChild(Markup.text("span", "count", Integer.toString(entries.size())));
    Element list = details.appendElement("ul");
    entries.forEach(list::appendChild);
    section.appendChild(details);
  }

  private Element entry(int number, RelationResult relation) {
    DocumentResult document = documents.get(number);
    Site site = relation.site();
    String tex = site.left() + " " + site.relation() + " " + site.right();
    String line = relation.place().inWords();
    String place = documents.size() > 1 ? document.source().path() + ", " + line : line;
    String kind = Formulas.kind(relation);
    Element link = Markup.link("#" + anchors.relation(relation), place);
    Element sign = Markup.element("span", "badge " + kind, Markup.sign(kind));
    Element word = Markup.text("span", "unseen", Tally.word(relation.verdict()) + ": ");
    Element math = Markup.text("span", "math", tex).attr("data-document", anchors.document(number));
    Element said = Markup.text("span", "said", RelationLines.message(relation));
    return Markup.element(
        "li", "", sign, word, link, Markup.element("span", "formula-line", math), said);
  }

  private static Element defect(String place, String target, String message) {
    Element name =
        target == null ? Markup.text("span", "", place) : Markup.link("#" + target, place);
    Element sign = Markup.element("span", "badge refuted", Markup.sign("refuted"));
    return Markup.element("li", "", sign, name, Markup.text("span", "said", message));
  }
}
