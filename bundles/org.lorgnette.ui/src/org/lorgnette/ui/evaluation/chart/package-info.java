/**
 * Charts on a control of SWT. They are drawn in the background at the resolution of the screen, and can be hovered, clicked and walked
 * through by keyboard.
 */
package org.lorgnette.ui.evaluation.chart;
