/**
 * Training from the workbench: the launch configuration with its tabs, the training itself as a job with a console, its curves while it goes
 * on, and what it leaves in folders. What is trained and how it is scored is the core's.
 */
package org.lorgnette.ui.training;
