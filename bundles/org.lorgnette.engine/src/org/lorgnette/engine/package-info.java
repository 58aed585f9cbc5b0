/**
 * What an engine is, how it is configured, found and opened, and how its work is cancelled. Engines live in bundles of their own
 * and are found through their provider both under OSGi and on a plain class path.
 */
package org.lorgnette.engine;
