/**
 * Trainings as files describe them: which data, how mixed, with which method and settings, run into a folder that says what was done
 * and from which a stopped training goes on. Methods are known only through {@link org.lorgnette.engine.training.Trainer}.
 */
package org.lorgnette.evaluation.training;
