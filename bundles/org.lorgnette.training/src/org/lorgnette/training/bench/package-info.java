/**
 * How fast this machine computes what networks are made of, as shares of what it can do at most. Both are measured in one run.
 */
package org.lorgnette.training.bench;
