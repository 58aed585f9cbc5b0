/**
 * What all neural engines share: their life cycle and the settings that every one of them has.
 */
package org.lorgnette.engine.djl.base;
