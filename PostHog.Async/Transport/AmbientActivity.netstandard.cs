using System.Reflection;

namespace PostHog.Async.Transport;

/// <summary>
/// Suspends the application's current activity until it is disposed, so that a request sent in between carries no trace
/// headers and no baggage of that activity. netstandard2.0 has no activities, so the runtime's are found by name.
/// </summary>
internal readonly struct AmbientActivity : IDisposable
{
    private static readonly PropertyInfo? Current = FindCurrent();

    private readonly object? _left;

    private AmbientActivity(object? left) => _left = left;

    /// <summary>Leaves the current activity, if there is one.</summary>
    public static AmbientActivity Leave()
    {
        var left = Current?.GetValue(obj: null);
        if (left is not null)
        {
            Current!.SetValue(obj: null, value: null);
        }

        return new AmbientActivity(left);
    }

    public void Dispose()
    {
        if (_left is not null)
        {
            Current!.SetValue(obj: null, _left);
        }
    }

    // Null if the application has no assembly with activities, or if it cannot be loaded.
    private static PropertyInfo? FindCurrent()
    {
        try
        {
            return Type.GetType(
                    "System.Diagnostics.Activity, System.Diagnostics.DiagnosticSource",
                    throwOnError: false
                )
                ?.GetProperty("Current", BindingFlags.Public | BindingFlags.Static);
        }
        catch (Exception fault) when (fault is IOException or BadImageFormatException)
        {
            return null;
        }
    }
}
