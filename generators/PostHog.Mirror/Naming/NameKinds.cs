namespace PostHog.Mirror.Naming;

/// <summary>What the sources declare under one name that ends in <c>Async</c>.</summary>
[Flags]
internal enum NameKinds
{
    /// <summary>Nothing: the name comes from elsewhere.</summary>
    None = 0,

    /// <summary>A method that returns a task without a result.</summary>
    Task = 1,

    /// <summary>A method that returns a task with a result.</summary>
    TaskOfT = 2,

    /// <summary>A method that returns an asynchronous sequence.</summary>
    Stream = 4,

    /// <summary>A method that returns anything else.</summary>
    Other = 8,

    /// <summary>A field, property or event: something invoked but never renamed.</summary>
    Value = 16,

    /// <summary>Every kind of method.</summary>
    AnyMethod = Task | TaskOfT | Stream | Other,
}
