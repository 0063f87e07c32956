/**
 * The command line. In: arguments, files, standard input. Out: an exit status, with every report
 * written. The only room that prints and the only one that ends the process. Must not know how a
 * document is read or judged: it hands sources to a {@link dev.rederive.cli.Workbench} and takes a
 * status back.
 */
package dev.rederive.cli;
