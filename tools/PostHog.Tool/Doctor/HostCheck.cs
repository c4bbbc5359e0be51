namespace PostHog.Tool.Doctor;

/// <summary>Checks the address of PostHog, and says which proxy is used.</summary>
internal static class HostCheck
{
    private const string DefaultHost = "https://us.i.posthog.com";
    private const string Host = "host";

    /// <summary>Returns what is said about the address; the address is null if it cannot be used.</summary>
    public static (Uri? Address, Finding Finding) Run(string? host)
    {
        var text = string.IsNullOrWhiteSpace(host) ? DefaultHost : host.Trim();
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
        )
        {
            return (
                null,
                Finding.Failed(
                    Host,
                    $"{text} is not an address",
                    "Use an address such as https://eu.i.posthog.com."
                )
            );
        }

        return (address, Judge(address));
    }

    /// <summary>Says which proxy requests go through.</summary>
    public static Finding Proxy(Uri address)
    {
        var proxy = HttpClient.DefaultProxy.GetProxy(address);
        return proxy is null || proxy == address
            ? Finding.Ok("proxy", "none")
            : Finding.Ok("proxy", $"{proxy.Scheme}://{proxy.Authority}");
    }

    private static Finding Judge(Uri address)
    {
        if (address.Scheme == "http" && !address.IsLoopback)
        {
            return Finding.Warning(
                Host,
                $"{address} is not encrypted",
                "Use https, unless the network is your own."
            );
        }

        var isApp =
            address.Host.EndsWith("posthog.com", StringComparison.OrdinalIgnoreCase)
            && !address.Host.EndsWith(".i.posthog.com", StringComparison.OrdinalIgnoreCase);
        return isApp
            ? Finding.Warning(
                Host,
                $"{address.Host} is the address of the application",
                "Use the address for events: https://us.i.posthog.com or https://eu.i.posthog.com."
            )
            : Finding.Ok(Host, $"{address}");
    }
}
