/**
 * Looks at a running IDE from inside, after Lorgnette was installed into it and after it was removed. Never published: the script
 * releng/install-test brings it in from a repository of its own.
 */
package org.lorgnette.install;
