package dev.rederive.source;

/** A place for people: both numbers count from 1, the column in Unicode code points. */
public record Position(int line, int column) {}
