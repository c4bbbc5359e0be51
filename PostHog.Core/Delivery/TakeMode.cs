namespace PostHog.Delivery;

/// <summary>Who takes a batch from a queue.</summary>
internal enum TakeMode
{
    /// <summary>The background worker, which takes what is due.</summary>
    Due,

    /// <summary>A flush, which only respects a wait that the server requested.</summary>
    Flush,

    /// <summary>A shutdown, which respects no wait.</summary>
    Shutdown,
}
