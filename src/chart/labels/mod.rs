//! Names that never overlap: free places among marks and lines, lines to names that had to move, names in a list.

pub mod leader;
pub mod placement;
pub mod stack;
