/** Help pages, context help and cheat sheets. Nothing that they name may be missing, in either language. */
package org.lorgnette.ui.help;
