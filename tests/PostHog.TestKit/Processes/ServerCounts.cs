namespace PostHog.TestKit.Processes;

/// <summary>What a server in another process has counted since it started.</summary>
/// <param name="Events">How many events it stored.</param>
/// <param name="Uuids">How many different uuids those had.</param>
/// <param name="Requests">How many requests arrived.</param>
public sealed record ServerCounts(long Events, int Uuids, long Requests);
