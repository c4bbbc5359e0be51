namespace PostHog.Async.Import;

/// <summary>The format of the rows of an import.</summary>
public enum ImportFormat
{
    /// <summary>
    /// A file whose name ends in <c>.csv</c> is read as <see cref="Csv"/>. In other input the first character decides:
    /// <c>[</c> begins a <see cref="JsonArray"/>, <c>{</c> begins <see cref="JsonLines"/>, anything else is
    /// <see cref="Csv"/>, or a malformed row of <see cref="JsonLines"/> in a file whose name ends in <c>.ndjson</c> or
    /// <c>.jsonl</c>.
    /// </summary>
    Auto,

    /// <summary>One JSON object on each line (NDJSON).</summary>
    JsonLines,

    /// <summary>One JSON array of objects.</summary>
    JsonArray,

    /// <summary>Comma-separated values; the first line names the columns.</summary>
    Csv,
}
