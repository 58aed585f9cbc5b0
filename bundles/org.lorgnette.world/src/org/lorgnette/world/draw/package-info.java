/**
 * Paints scenes and writes them as PNG. All of it is arithmetic that gives the same pixels on every platform, without a window
 * system.
 */
package org.lorgnette.world.draw;
