namespace PostHog.Context;

// Facts: tracing-headers.
/// <summary>
/// A context that was begun. It flows with the work that began it, including the tasks and threads started
/// there, and ends for all of them when it is disposed. Safe for use by many threads.
/// </summary>
internal sealed class ContextScope : IDisposable
{
    private static readonly AsyncLocal<ContextScope?> Slot = new();

    private readonly ContextScope? _parent;
    private volatile bool _isOver;

    private ContextScope(ContextValues values, ContextScope? parent, bool isFresh, bool sharesFlags)
    {
        Values = values;
        _parent = parent;
        Outer = isFresh ? null : parent;
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
                scope = scope._parent;
            }

            return scope;
        }
    }

    /// <summary>The values of this context, including those inherited from the contexts parent it.</summary>
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
        var parent = Current;
        var scope = new ContextScope(
            isFresh || parent is null ? values : values.InheritFrom(parent.Values),
            parent,
            isFresh,
            sharesFlags
        );
        Slot.Value = scope;
        return scope;
    }

    /// <summary>
    /// Ends this context everywhere it flowed to. The context parent it becomes the current one again.
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
