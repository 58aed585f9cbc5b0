/**
 * Small text tools that need nothing but the text: offset conversion, texts without what writers vary, and the nearest of several names. They
 * serve the borders where formats count code points, where users mistype, and where what was written is looked for in a source.
 */
package org.lorgnette.model.text;
