using System.Net;

namespace PostHog.Wire;

/// <summary>Thrown when no connection to a host was made in time, so that nothing was sent.</summary>
internal sealed class NoConnectionException : IOException
{
    private NoConnectionException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a reason in words.</summary>
    public static NoConnectionException Because(string reason) => new(reason);

    /// <summary>Creates the exception with the reason why there is no connection.</summary>
    /// <param name="addresses">The addresses of the host; null if its name was not resolved.</param>
    public static NoConnectionException To(IPAddress[]? addresses) =>
        new(
            addresses switch
            {
                null => "its name was not resolved within ConnectTimeout.",
                { Length: 1 } => $"{addresses[0]} accepted no connection within ConnectTimeout.",
                _ =>
                    $"none of {string.Join(", ", addresses.AsEnumerable())} accepted a connection within ConnectTimeout.",
            }
        );
}
