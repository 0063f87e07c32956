package dev.rederive.report.html;

import org.jsoup.nodes.Element;

/** The text of a document as elements of the page, its formulas in their places. */
interface Body {
  /** Everything, in one element. */
  Element render();
}
