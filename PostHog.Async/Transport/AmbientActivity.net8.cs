using System.Diagnostics;

namespace PostHog.Async.Transport;

/// <summary>
/// Suspends the application's current activity until it is disposed, so that a request sent in between carries no trace
/// headers and no baggage of that activity.
/// </summary>
internal readonly struct AmbientActivity : IDisposable
{
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

    public void Dispose()
    {
        if (_left is { IsStopped: false })
        {
            Activity.Current = _left;
        }
    }
}
