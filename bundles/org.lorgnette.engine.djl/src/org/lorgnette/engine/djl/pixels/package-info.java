/**
 * Pictures scaled to the byte as Pillow scales them, which networks by other people were trained on. Nothing here knows of
 * networks.
 */
package org.lorgnette.engine.djl.pixels;
