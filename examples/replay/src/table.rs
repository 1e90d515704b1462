//! A CSV file with a header: rows by named columns, each fault with its file and line.

use crate::source::Fault;
use std::fs::File;
use std::path::Path;
use vendra::Refusal;

/// Why a source cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadError {
    #[error("{0}")]
    NoFile(String),
    #[error("{file} has no column {column}")]
    NoColumn { file: String, column: String },
    #[error("{file} cannot be read: {reason}")]
    Unreadable { file: String, reason: String },
    #[error(transparent)]
    Domain(Refusal),
}

impl ReadError {
    pub(crate) fn no_file(folder: &Path, file: &str) -> Self {
        Self::NoFile(format!("there is no {file} in {}", folder.display()))
    }
}

/// An open file, and where its wanted columns stand.
pub(crate) struct Table {
    file: String,
    reader: csv::Reader<File>,
    names: Vec<String>,
    places: Vec<usize>,
}

/// The wanted columns of one row.
pub(crate) struct Row<'a> {
    record: &'a csv::StringRecord,
    table: (&'a [String], &'a [usize]),
}

impl Table {
    /// Opens a file of a folder; none where it is not there.
    pub(crate) fn open(folder: &Path, file: &str, columns: &[&str]) -> Result<Option<Self>, ReadError> {
        let path = folder.join(file);
        if !path.exists() {
            return Ok(None);
        }
        let unreadable = |reason: String| ReadError::Unreadable { file: file.to_owned(), reason };
        let mut reader = csv::Reader::from_path(&path).map_err(|error| unreadable(error.to_string()))?;
        let headers = reader.headers().map_err(|error| unreadable(error.to_string()))?.clone();
        let mut places = Vec::with_capacity(columns.len());
        for column in columns {
            // A byte order mark, as spreadsheets write it, is not part of the first column's name.
            let place = headers.iter().position(|header| header.trim_start_matches('\u{feff}').trim() == *column);
            let missing = || ReadError::NoColumn { file: file.to_owned(), column: (*column).to_owned() };
            places.push(place.ok_or_else(missing)?);
        }
        let names = columns.iter().map(|&column| column.to_owned()).collect();
        Ok(Some(Self { file: file.to_owned(), reader, names, places }))
    }

    /// Reads every row; what is wrong with one becomes a fault, and the rest goes on.
    pub(crate) fn each(
        mut self,
        faults: &mut Vec<Fault>,
        mut read: impl FnMut(&Row<'_>) -> Result<(), String>,
    ) -> Result<(), ReadError> {
        let mut record = csv::StringRecord::new();
        loop {
            let line = self.reader.position().line();
            let outcome = match self.reader.read_record(&mut record) {
                Ok(false) => return Ok(()),
                Ok(true) => {
                    let line = record.position().map_or(line, csv::Position::line);
                    read(&Row { record: &record, table: (&self.names, &self.places) }).map_err(|reason| (line, reason))
                }
                Err(error) => {
                    if let csv::ErrorKind::Io(error) = error.kind() {
                        return Err(ReadError::Unreadable { file: self.file, reason: error.to_string() });
                    }
                    Err((error.position().map_or(line, csv::Position::line), described(&error)))
                }
            };
            if let Err((line, reason)) = outcome {
                faults.push(Fault { file: self.file.clone(), line, reason });
            }
        }
    }
}

fn described(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "the row is not UTF-8".to_owned(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} fields, the header has {expected_len}")
        }
        _ => error.to_string(),
    }
}

impl Row<'_> {
    /// The name of a wanted column.
    pub(crate) fn name(&self, column: usize) -> &str {
        self.table.0.get(column).map_or("", String::as_str)
    }

    /// The text of a wanted column; none where it is empty.
    pub(crate) fn optional(&self, column: usize) -> Option<&str> {
        let place = self.table.1.get(column).copied()?;
        self.record.get(place).map(str::trim).filter(|text| !text.is_empty())
    }

    /// The text of a wanted column.
    pub(crate) fn text(&self, column: usize) -> Result<&str, String> {
        self.optional(column).ok_or_else(|| format!("{} is empty", self.name(column)))
    }
}
