/**
 * The Tokens view: the active text token by token, with the tag of the gold and of every engine in one scheme. What it shows is computed by
 * the core in a job; the table is virtual.
 */
package org.lorgnette.ui.tokens;
