/**
 * What is open in an editor, as views see it: its documents with their gold, one lane of predictions for each engine, the selection. Views
 * find the active session in {@link org.lorgnette.ui.session.Sessions} and never talk to the editor itself.
 */
package org.lorgnette.ui.session;
