/**
 * The command line: one class a command, the exit statuses, and what is said to a person. It starts on a plain class path and, as
 * an Eclipse application, inside an IDE.
 */
package org.lorgnette.cli;
