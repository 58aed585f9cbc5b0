/**
 * An encoder learns from plain text alone: words are hidden, and it learns to tell them from the words around. Models for tasks with
 * little annotated data begin with its weights.
 */
package org.lorgnette.training.pretraining;
