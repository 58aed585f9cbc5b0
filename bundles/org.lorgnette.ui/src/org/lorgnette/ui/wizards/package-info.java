/**
 * Wizards: a new experiment over a corpus, a corpus brought into the workspace, the export of a run. They gather what the core needs and leave
 * the work to it.
 */
package org.lorgnette.ui.wizards;
