namespace PostHog.Development.Ingestion;

/// <summary>The bytes of a body, decompressed, or the answer to one that could not be read.</summary>
internal readonly record struct RequestBody(ReadOnlyMemory<byte> Utf8, Answer? Refusal);
