using PostHog.Development.Hosting;

namespace PostHog.Development.Viewer;

/// <summary>What changed since a page last heard: one page's place in the stream. For one reader at a time.</summary>
internal sealed class ChangeFeed(ServerState state, long eventsKnown)
{
    private const int MostEvents = 2_000;

    private long _events = eventsKnown;
    private long _requests;
    private ChangeVersions? _versions;

    /// <summary>Returns what is new, or null when nothing is.</summary>
    public Changes? Next()
    {
        // What one message has no room for comes with the next.
        var events = state.Viewer.History.From(_events, MostEvents);
        var (requests, requestVersion) = state.Requests.ChangedAfter(_requests);
        var versions = new ChangeVersions(
            state.Flags.Version,
            state.Viewer.Persons.Version + state.Viewer.Groups.Version,
            state.Viewer.Warnings.Version,
            state.Viewer.History.Epoch,
            state.Requests.Epoch,
            state.Started
        );
        if (events.Count == 0 && requests.Count == 0 && versions == _versions)
        {
            return null;
        }

        _events = events.Count > 0 ? events[^1].Number : _events;
        _requests = requestVersion;
        _versions = versions;
        return new Changes(
            [.. events.Select(one => one.ToRow())],
            [.. requests.Select(RequestRow.Of)],
            state.Events.Count,
            state.Requests.Count,
            state.Flags.FileProblem,
            versions
        );
    }
}
