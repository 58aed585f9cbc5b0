/**
 * Small changes of texts and questions under which what is right stays right, each with the alignment that leads from the
 * changed wording
 * back to the first. They are the same for every engine and on every run with the same seed.
 */
package org.lorgnette.evaluation.change;
