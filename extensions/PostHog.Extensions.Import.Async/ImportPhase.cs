namespace PostHog.Async.Import;

/// <summary>What an import is doing.</summary>
public enum ImportPhase
{
    /// <summary>It reads the whole input and checks its rows. Nothing is sent yet.</summary>
    Checking,

    /// <summary>It reads the input again and sorts its rows by time, in temporary files.</summary>
    Sorting,

    /// <summary>It sends the events.</summary>
    Sending,
}
