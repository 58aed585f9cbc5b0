/**
 * Engines that send what they are given to somewhere else. What would leave this machine can be seen before anything does, and what
 * it took is
 * counted.
 */
package org.lorgnette.engine.remote;
