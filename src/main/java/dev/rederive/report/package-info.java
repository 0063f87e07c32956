/**
 * Reports as text. In: the report value of {@code check}. Out: characters, one class per format.
 * Must not judge anything: every format shows the same verdicts.
 */
package dev.rederive.report;
