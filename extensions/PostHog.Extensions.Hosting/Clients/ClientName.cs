namespace PostHog.Extensions.Hosting.Clients;

/// <summary>Checks the names of clients.</summary>
internal static class ClientName
{
    /// <summary>Throws if a name cannot be that of a client and its section.</summary>
    /// <exception cref="ArgumentException">The name is blank or contains a colon.</exception>
    public static void Check(string? name)
    {
        if (name is not null && (string.IsNullOrWhiteSpace(name) || name.Contains(':')))
        {
            throw new ArgumentException(
                "The name of a client must not be blank or contain a colon.",
                nameof(name)
            );
        }
    }
}
