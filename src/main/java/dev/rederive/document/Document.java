package dev.rederive.document;

import dev.rederive.source.Source;
import java.util.List;

/** A source and its items in document order. */
public record Document(Source source, List<DocumentItem> items) {}
