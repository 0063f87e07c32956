/**
 * Write-ups as tests of the JUnit Platform, a face beside the command line. In: what a build or an
 * IDE selects, and configuration parameters. Out: a container per document and a test per relation
 * with a verdict. Must not judge anything itself, and is the only room that knows JUnit, which those
 * who run tests bring along.
 */
package dev.rederive.junit;
