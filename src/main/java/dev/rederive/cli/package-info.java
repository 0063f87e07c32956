/**
 * The command line. In: arguments, files, standard input. Out: an exit status, with every report
 * written. The only room that prints and the only one that ends the process. Must not know how a
 * document is read or judged, nor how a report looks: a {@link dev.rederive.cli.Workbench} hands
 * sources to {@code check} and what comes back to {@code report}.
 */
package dev.rederive.cli;
