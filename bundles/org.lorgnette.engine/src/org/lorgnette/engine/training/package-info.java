/**
 * What a program needs to train a model of its own without knowing the method: trainers, found through the engine providers, the data
 * they are fed, and the session in which they are watched and stopped. A trainer says which engine runs what it wrote.
 */
package org.lorgnette.engine.training;
