/**
 * Small text tools that need nothing but the text: offset conversion and the nearest of several names. They serve the borders
 * where formats count code points and where users mistype.
 */
package org.lorgnette.model.text;
