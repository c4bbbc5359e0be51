using System.Reflection;

namespace PostHog.Async.Transport;

/// <summary>
/// Takes what follows out of the activity of the host until it is disposed: a request made meanwhile carries no trace
/// headers and no baggage of it. netstandard2.0 has no activities; those of the runtime are found by name.
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

    // Null where the host has no assembly with activities, or none that loads.
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
