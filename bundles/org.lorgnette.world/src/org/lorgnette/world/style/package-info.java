/** All the styles that worlds are drawn in. It names them, and is named by none of them. */
package org.lorgnette.world.style;
