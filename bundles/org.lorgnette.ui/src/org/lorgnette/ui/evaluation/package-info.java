/**
 * The Evaluation view: what finished runs measured, as tables and charts, one run or several side by side. Every number leads to the cases
 * behind it in the Errors view.
 */
package org.lorgnette.ui.evaluation;
