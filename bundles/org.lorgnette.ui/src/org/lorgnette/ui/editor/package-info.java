/**
 * The text editor: lanes painted under the text, hover, navigation, folding, and gold that is edited by keyboard alone. What is open is told
 * to the other views as an {@link org.lorgnette.ui.session.AnnotationSession}.
 */
package org.lorgnette.ui.editor;
