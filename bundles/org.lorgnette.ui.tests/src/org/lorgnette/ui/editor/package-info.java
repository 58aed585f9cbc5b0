/** The editor as a person uses it: files opened, keys pressed, text and gold looked at afterwards. */
package org.lorgnette.ui.editor;
