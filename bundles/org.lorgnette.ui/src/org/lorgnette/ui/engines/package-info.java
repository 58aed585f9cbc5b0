/**
 * Engines that are open in the workbench, shared by lanes, questions and pictures. An engine is opened when it is first needed and closed
 * when nobody has used it for a while.
 */
package org.lorgnette.ui.engines;
