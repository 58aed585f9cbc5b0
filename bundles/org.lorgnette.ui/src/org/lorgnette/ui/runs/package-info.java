/**
 * Run folders in the workspace: what labels say of them, what a double-click and the context menu do. What is in a run is read by the core,
 * off the UI thread, and remembered until its files change.
 */
package org.lorgnette.ui.runs;
