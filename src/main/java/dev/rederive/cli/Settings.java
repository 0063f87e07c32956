package dev.rederive.cli;

import dev.rederive.input.Reading;
import dev.rederive.report.Detail;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the options say.
 *
 * @param reports the reports to write, in the order asked for; never empty, at most one of them to
 *     standard output
 * @param strictness whether open questions fail
 * @param detail how much the report for people says
 * @param colour what the user says about colour; the streams of a {@link Console} already obey it
 * @param sizes bounds that were given a size, by the name they have in the documents, in the order
 *     given; these override what a document says
 * @param jobs how many claims are judged at once, at least 1; the report does not depend on it
 * @param seed where all random choices come from; the same seed gives the same report
 * @param timeout the longest that one claim may take, wall time
 * @param reading how the documents are to be read
 */
public record Settings(
    List<ReportRequest> reports,
    Strictness strictness,
    Detail detail,
    ColourWish colour,
    Map<String, Integer> sizes,
    int jobs,
    long seed,
    Duration timeout,
    Reading reading) {}
