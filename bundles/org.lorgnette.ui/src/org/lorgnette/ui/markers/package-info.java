/**
 * Problem markers for what the core finds wrong in corpora, and quick fixes that carry out the repairs it proposes. Checks run in jobs: on
 * demand, when a text is opened in the editor, and when a file changes that is open or has problems.
 */
package org.lorgnette.ui.markers;
