namespace PostHog.Compliance.Hosting;

/// <summary>Who opens the connections of the client under test.</summary>
internal enum TransportKind
{
    /// <summary>A handler of the adapter, which records each request.</summary>
    Handler,

    /// <summary>The client itself. Its requests go to the adapter, which records them and passes them on.</summary>
    BuiltIn,
}
