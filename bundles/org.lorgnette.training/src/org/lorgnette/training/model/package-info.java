/**
 * What training leaves behind: folders of encoders, with which other trainings begin, and folders of models, which engines serve.
 */
package org.lorgnette.training.model;
