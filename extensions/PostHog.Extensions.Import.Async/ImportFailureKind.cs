namespace PostHog.Async.Import;

/// <summary>Why an import stopped early.</summary>
public enum ImportFailureKind
{
    /// <summary>There is no such file, or it is a folder.</summary>
    InputNotFound,

    /// <summary>The input cannot be read to its end, for example because an array or a quote is never closed.</summary>
    InputBroken,

    /// <summary>The input was changed while it was imported. What was sent before stays sent.</summary>
    InputChanged,

    /// <summary>
    /// A CSV file has no column for a required field, or for one that the mapping names, or no row of JSON has a field that
    /// the mapping names. Nothing is sent. The message lists the columns or fields that there are.
    /// </summary>
    ColumnMissing,

    /// <summary>
    /// Two columns of a CSV file have one name or would be one property, or a column has none. Nothing is sent. The message
    /// names them.
    /// </summary>
    ColumnConflict,

    /// <summary>The checkpoint is of another input, project or mapping, or is not a checkpoint.</summary>
    CheckpointMismatch,

    /// <summary>Another process is importing with this checkpoint.</summary>
    CheckpointInUse,

    /// <summary>
    /// A file could not be read or written, for example because the disk is full, or it is another file than the option
    /// asks for, which is left as it is.
    /// </summary>
    FileError,

    /// <summary>PostHog could not be reached or refused the events.</summary>
    NotDelivered,
}
