/**
 * The preference pages: engines and their settings, models, endpoints, the device to compute on. What is set here holds for the open workbench;
 * experiments say for themselves what they run with.
 */
package org.lorgnette.ui.preferences;
