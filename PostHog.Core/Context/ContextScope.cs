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
    private readonly ContextValues? _values;
    private readonly Func<ContextValues>? _source;
    private volatile bool _isOver;

    private ContextScope(ContextValues values, ContextScope? parent, bool isFresh, bool sharesFlags)
        : this(parent, isFresh, sharesFlags)
    {
        if (Outer is { _source: not null } outer)
        {
            _source = () => values.InheritFrom(outer.Values);
        }
        else
        {
            _values = Outer is null ? values : values.InheritFrom(Outer.Values);
        }
    }

    private ContextScope(Func<ContextValues> source, ContextScope? parent, bool sharesFlags)
        : this(parent, isFresh: true, sharesFlags) => _source = source;

    private ContextScope(ContextScope? parent, bool isFresh, bool sharesFlags)
    {
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

    /// <summary>
    /// The values of this context, including those inherited from the contexts around it. Those of a context with a
    /// source are the source's at the time of the call.
    /// </summary>
    public ContextValues Values => _values ?? _source!();

    /// <summary>The context that this one adds to; null if it adds to none.</summary>
    public ContextScope? Outer { get; }

    /// <summary>
    /// The context in which single flags share one evaluation; null if each flag is evaluated separately.
    /// </summary>
    public ContextScope? FlagScope { get; }

    /// <summary>Begins a context inside the current one.</summary>
    public static ContextScope Begin(ContextValues values, bool isFresh, bool sharesFlags) =>
        Enter(new ContextScope(values, Current, isFresh, sharesFlags));

    /// <summary>
    /// Begins a fresh context whose values are computed each time they are needed, because they are not known yet.
    /// </summary>
    /// <param name="source">Returns the values. Called on any thread, by several at the same time, also after the
    /// context has ended. Must not throw.</param>
    /// <param name="sharesFlags">Whether single flags share one evaluation.</param>
    public static ContextScope Begin(Func<ContextValues> source, bool sharesFlags) =>
        Enter(new ContextScope(source, Current, sharesFlags));

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

    private static ContextScope Enter(ContextScope scope)
    {
        Slot.Value = scope;
        return scope;
    }
}
