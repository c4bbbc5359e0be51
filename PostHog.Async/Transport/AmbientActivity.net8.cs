using System.Diagnostics;

namespace PostHog.Async.Transport;

/// <summary>
/// Suspends the application's current activity until it is disposed, so that a request sent in between carries no trace
/// headers and no baggage of that activity.
/// </summary>
internal readonly struct AmbientActivity : IDisposable
{
    private const string ConnectionSource = "Experimental.System.Net.Http.Connections";

    private readonly Activity? _left;

    private AmbientActivity(Activity? left) => _left = left;

    /// <summary>Leaves the current activity, if there is one.</summary>
    public static AmbientActivity Leave()
    {
        var left = Activity.Current;
        if (left is not null)
        {
            Activity.Current = null;
        }

        return new AmbientActivity(left);
    }

    /// <summary>
    /// Marks the activity that .NET 9 and later start for a new connection as one that is not recorded. Then the host's
    /// tracing does not report it, nor, if its sampler follows the parent, those for the name and the socket.
    /// </summary>
    public static void HideConnection()
    {
        if (Activity.Current is { Source.Name: ConnectionSource } connection)
        {
            connection.IsAllDataRequested = false;
            connection.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }

    public void Dispose()
    {
        if (_left is { IsStopped: false })
        {
            Activity.Current = _left;
        }
    }
}
