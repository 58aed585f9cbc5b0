/**
 * Whole ways through the workbench as a person goes them, and what goes wrong on the way. They look at what is on the screen and on the
 * disk.
 */
package org.lorgnette.ui.scenario;
