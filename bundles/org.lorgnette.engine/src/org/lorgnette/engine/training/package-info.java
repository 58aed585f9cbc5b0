/**
 * What a program needs to train a model of its own without knowing the method: trainers, found through the engine providers, and
 * how they are fed, watched and stopped. A trainer says which engine runs what it wrote.
 */
package org.lorgnette.engine.training;
