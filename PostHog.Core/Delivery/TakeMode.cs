namespace PostHog.Delivery;

/// <summary>Who asks a queue for a batch.</summary>
internal enum TakeMode
{
    /// <summary>The background worker, which takes what is due.</summary>
    Due,

    /// <summary>A flush, which waits for nothing but what the server asked for.</summary>
    Flush,

    /// <summary>A shutdown, which waits for nothing.</summary>
    Shutdown,
}
