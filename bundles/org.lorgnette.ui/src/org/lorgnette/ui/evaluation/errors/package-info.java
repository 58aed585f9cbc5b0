/**
 * The Errors view: the cases behind numbers, filtered, each with the sentence around it and one step from its place in the text. Filters are
 * applied in the background, so that any number of cases can be shown.
 */
package org.lorgnette.ui.evaluation.errors;
