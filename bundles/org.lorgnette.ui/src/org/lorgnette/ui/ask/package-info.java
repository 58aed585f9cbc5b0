/**
 * The Ask view: one question over texts, answered by several engines side by side. Each answer leads to its place in the text, where what
 * it rests on is marked.
 */
package org.lorgnette.ui.ask;
