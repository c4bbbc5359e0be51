namespace PostHog.Context;

// Facts: tracing-headers.
/// <summary>
/// A context that was begun. It flows with the asynchronous work that began it, including the tasks and threads started
/// there, and ends for all of them when it is disposed. Safe for use by many threads.
/// </summary>
internal sealed class ContextScope : IDisposable
{
    private static readonly AsyncLocal<ContextScope?> Slot = new();

    private readonly ContextScope? _around;
    private volatile bool _isOver;

    private ContextScope(ContextValues values, ContextScope? around, bool isFresh, bool sharesFlags)
    {
        Values = values;
        _around = around;
        Outer = isFresh ? null : around;
        FlagScope = sharesFlags ? this : Outer?.FlagScope;
    }

    /// <summary>The innermost context that has not ended; null if there is none.</summary>
    public static ContextScope? Current
    {
        get
        {
            var scope = Slot.Value;
            while (scope is { _isOver: true })
            {
                scope = scope._around;
            }

            return scope;
        }
    }

    /// <summary>The values of this context, including those inherited from the contexts around it.</summary>
    public ContextValues Values { get; }

    /// <summary>The context that this one adds to; null if it adds to none.</summary>
    public ContextScope? Outer { get; }

    /// <summary>
    /// The context in which single flags share one evaluation; null if each flag is evaluated separately.
    /// </summary>
    public ContextScope? FlagScope { get; }

    /// <summary>Begins a context inside the current one.</summary>
    public static ContextScope Begin(ContextValues values, bool isFresh, bool sharesFlags)
    {
        var around = Current;
        var scope = new ContextScope(
            isFresh || around is null ? values : values.Within(around.Values),
            around,
            isFresh,
            sharesFlags
        );
        Slot.Value = scope;
        return scope;
    }

    /// <summary>
    /// Ends this context everywhere it flowed to. The context around it becomes the current one again.
    /// </summary>
    public void Dispose()
    {
        _isOver = true;
        if (Slot.Value == this)
        {
            Slot.Value = Current;
        }
    }
}
