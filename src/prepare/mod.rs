//! The build step.
