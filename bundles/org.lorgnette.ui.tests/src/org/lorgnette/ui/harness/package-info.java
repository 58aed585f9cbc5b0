/**
 * What tests of the workbench share: the way into the UI thread, waiting, screenshots, and a watchdog over the UI thread. Tests run in a thread
 * of their own, as a user sits before the window.
 */
package org.lorgnette.ui.harness;
