/**
 * Engines that need no model and no network: a lexical reader that answers questions over texts, and rules that see coloured shapes in
 * simple pictures. They are there to be beaten, and to keep every view usable.
 */
package org.lorgnette.engine.baseline;
