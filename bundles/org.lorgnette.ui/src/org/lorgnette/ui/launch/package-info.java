/**
 * Running experiments from the workbench: the launch configuration with its tabs, the shortcuts of Run As, and the run itself as a job with
 * a console. What is run and how it is scored is the core's.
 */
package org.lorgnette.ui.launch;
