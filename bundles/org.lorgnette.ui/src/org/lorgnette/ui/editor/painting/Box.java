package org.lorgnette.ui.editor.painting;

import org.eclipse.swt.graphics.Rectangle;

/**
 * A fragment of a mention on one visual line, under its words. {@code begin} and {@code end} are the fragment's in the document;
 * {@code opens}: it begins on this line; {@code closes}: it ends here.
 */
record Box(Strips.Strip strip, Mention mention, int begin, int end, Rectangle area, Rectangle words, boolean opens, boolean closes) {
}
