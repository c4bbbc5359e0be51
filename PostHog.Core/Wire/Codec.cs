namespace PostHog.Wire;

/// <summary>How request bodies are made smaller.</summary>
internal enum Codec
{
    None,
    Gzip,
}
